with

records as (
    select * from {{ ref('base_muster__records') }}
),

sent as (
    select
        record_id,
        serial,
        event_name,
        occurred_at_at as occurred_at,
        occurred_at_from,
        occurred_at_to,
        occurred_at_precision,
        reported_at_at as reported_at,
        reported_at_from,
        reported_at_to,
        reported_at_precision,
        event_level,
        township
    from {{ source('emergency', 'f16_first_reports') }}
)

select
    sent.*,
    records.delivery_id,
    records.received_on,
    records.is_doubtful,
    records.owner_code,
    records.region_code,
    records.village_code
from sent
inner join records on sent.record_id = records.record_id
