with

records as (
    select * from {{ ref('base_muster__records') }}
),

sent as (
    select
        record_id,
        serial,
        event_name,
        level,
        started_at_at as started_at,
        started_at_from,
        started_at_to,
        started_at_precision,
        ended_at_at as ended_at,
        ended_at_from,
        ended_at_to,
        ended_at_precision,
        township,
        started_by
    from {{ source('emergency', 'f16_responses') }}
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
