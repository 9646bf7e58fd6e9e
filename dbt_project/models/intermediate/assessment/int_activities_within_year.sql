with

as_of_dates as (select as_of from {{ ref('int_as_of_dates') }}),

settings as (select * from {{ ref('int_assessment_settings') }}),

activities as (select * from {{ ref('stg_emergency__activities') }})

select
    as_of_dates.as_of,
    activities.record_id,
    activities.category,
    activities.village_code,
    activities.people,
    activities.expected_people,
    activities.passed,
    coalesce(activities.people_is_imprecise or activities.expected_people_is_imprecise, false)
        as is_imprecise,
    coalesce(activities.region_code, settings.county_code) as region_code,
    not(
        activities.held_on_from > as_of_dates.as_of - interval 12 month
        and activities.held_on_to <= as_of_dates.as_of
    ) as crosses_the_edge
from as_of_dates
cross join settings
inner join activities
    on
        as_of_dates.as_of >= activities.held_on_from
        and coalesce(activities.held_on_to > as_of_dates.as_of - interval 12 month, true)
