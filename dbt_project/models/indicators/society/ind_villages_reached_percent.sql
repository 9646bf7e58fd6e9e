with

villages as (
    select * from {{ ref('int_regions_at') }}
    where level = 'village'
),

-- An activity on a day that may lie outside the year reaches nobody for sure.
reached as (
    select distinct
        as_of,
        village_code
    from {{ ref('int_activities_within_year') }}
    where
        category in ('enterprise', 'rural', 'community', 'school', 'household')
        and village_code is not null
        and not crosses_the_edge
),

judged as (
    select
        villages.as_of,
        villages.parent_code as region_code,
        villages.record_id,
        reached.village_code is not null as is_met,
        cast(null as varchar) as excluded_because
    from villages
    left join reached on villages.as_of = reached.as_of and villages.region_code = reached.village_code
),

answers as (
    {{ by_subject('judged', 'I36') }}
)

{{ roles('answers') }}
