{{ config(materialized='table') }}

with

settings as (select * from {{ ref('int_assessment_settings') }}),

activities as (
    select
        date_trunc('month', held_on_from) as month_on,
        record_id,
        category,
        region_code,
        held_on_from,
        held_on_to
    from {{ ref('stg_emergency__activities') }}
    where category in ('enterprise', 'rural', 'community', 'school', 'household')
)

-- An activity of an unknown month is none of any month.
select
    activities.record_id,
    activities.category,
    cast(activities.month_on as date) as month_on,
    coalesce(activities.region_code, settings.county_code) as region_code
from activities
cross join settings
where activities.held_on_to < activities.month_on + interval 1 month
