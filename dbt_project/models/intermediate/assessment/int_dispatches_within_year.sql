with

settings as (select * from {{ ref('int_assessment_settings') }}),

dispatches as (
    {{ within_year('stg_fire_rescue__dispatches', 'alarmed_at') }}
)

select
    dispatches.as_of,
    dispatches.record_id,
    dispatches.alarmed_at,
    dispatches.arrived_at,
    coalesce(dispatches.region_code, settings.county_code) as region_code,
    coalesce(dispatches.event_kind in ('enforcement', 'town_management'), false) as is_no_emergency,
    dispatches.crosses_the_edge
from dispatches
cross join settings
