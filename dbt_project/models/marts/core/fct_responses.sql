with

responses as (
    select * from {{ ref('stg_emergency__responses') }}
)

select
    record_id,
    region_code,
    village_code,
    is_doubtful,
    serial,
    event_name,
    level,
    started_at,
    started_at_from as started_from,
    started_at_to as started_to,
    started_at_precision,
    ended_at,
    ended_at_from as ended_from,
    ended_at_to as ended_to,
    ended_at_precision,
    township,
    started_by
from responses
