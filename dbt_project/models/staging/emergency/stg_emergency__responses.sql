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
        started_by,
        filed_on_from,
        filed_on_to,
        filed_on_precision,
        special_report_on_from,
        special_report_on_to,
        special_report_on_precision,
        case when filed_on_from = filed_on_to then filed_on_from end as filed_on,
        case when special_report_on_from = special_report_on_to then special_report_on_from end
            as special_report_on
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
