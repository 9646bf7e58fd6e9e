with

as_of_dates as (select as_of from {{ ref('int_as_of_dates') }}),

settings as (select * from {{ ref('int_assessment_settings') }}),

dispatches as (select * from {{ ref('stg_fire_rescue__dispatches') }})

select
    as_of_dates.as_of,
    dispatches.record_id,
    dispatches.alarmed_at,
    dispatches.arrived_at,
    coalesce(dispatches.region_code, settings.county_code) as region_code,
    coalesce(dispatches.event_kind in ('enforcement', 'town_management'), false) as is_no_emergency,
    not(
        dispatches.alarmed_at_from > as_of_dates.as_of - interval 12 month
        and coalesce(dispatches.alarmed_at_to <= as_of_dates.as_of, false)
    ) as crosses_the_edge
from as_of_dates
cross join settings
inner join dispatches
    on
        as_of_dates.as_of >= dispatches.alarmed_at_from
        and coalesce(dispatches.alarmed_at_to > as_of_dates.as_of - interval 12 month, true)
