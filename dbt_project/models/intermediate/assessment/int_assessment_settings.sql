{{ config(materialized='view') }}

with

settings as (
    select
        max(case when key = 'since' then value end) as since_on,
        max(case when key = 'teaching_months' then value end) as teaching_months,
        max(case when key = 'enterprise_drill_reading' then value end) as enterprise_drill_reading,
        max(case when key = 'arrival_minutes' then value end) as arrival_minutes,
        max(case when key = 'plan_lists_given' then value end) as plan_lists_given,
        max(case when key = 'due_months' then value end) as due_months
    from {{ source('raw', 'settings') }}
),

county as (
    select
        county_code,
        county_name
    from {{ source('raw', 'county') }}
)

select
    county.county_code,
    county.county_name,
    try_cast(nullif(trim(settings.since_on), '') as date) as since_on,
    coalesce(nullif(settings.teaching_months, ''), '3,4,5,6,9,10,11,12') as teaching_months,
    coalesce(nullif(settings.enterprise_drill_reading, ''), 'frequency') as enterprise_drill_reading,
    coalesce(try_cast(settings.arrival_minutes as integer), 30) as arrival_minutes,
    coalesce(lower(settings.plan_lists_given) = 'true', false) as has_plan_lists,
    coalesce(try_cast(settings.due_months as integer), 6) as due_months
from county
cross join settings
