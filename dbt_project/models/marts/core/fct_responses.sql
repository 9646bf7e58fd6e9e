with

responses as (
    select * from {{ ref('stg_emergency__responses') }}
),

bodies as (
    select * from {{ ref('int_responsible_bodies') }}
)

select
    responses.record_id,
    responses.region_code,
    responses.village_code,
    responses.is_doubtful,
    responses.serial,
    responses.event_name,
    responses.level,
    responses.started_at,
    responses.started_at_from as started_from,
    responses.started_at_to as started_to,
    responses.started_at_precision,
    responses.ended_at,
    responses.ended_at_from as ended_from,
    responses.ended_at_to as ended_to,
    responses.ended_at_precision,
    responses.township,
    responses.started_by,
    starters.code as started_by_code,
    starters.kind as started_by_kind,
    responses.filed_on,
    responses.filed_on_from as filed_from,
    responses.filed_on_to as filed_to,
    responses.filed_on_precision,
    responses.special_report_on,
    responses.special_report_on_from as special_report_from,
    responses.special_report_on_to as special_report_to,
    responses.special_report_on_precision
from responses
left join bodies as starters
    on
        responses.record_id = starters.record_id
        and starters.column_name = 'started_by'
