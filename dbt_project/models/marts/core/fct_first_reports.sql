with

first_reports as (
    select * from {{ ref('stg_emergency__first_reports') }}
)

select
    record_id,
    region_code,
    village_code,
    is_doubtful,
    serial,
    event_name,
    occurred_at,
    occurred_at_from as occurred_from,
    occurred_at_to as occurred_to,
    occurred_at_precision,
    reported_at,
    reported_at_from as reported_from,
    reported_at_to as reported_to,
    reported_at_precision,
    event_level,
    township
from first_reports
