with

townships as (
    select * from {{ ref('int_regions_at') }}
    where level = 'township'
),

activities as (
    select * from {{ ref('int_activities_within_year') }}
    where not crosses_the_edge
),

places as (
    select unnest(['enterprise', 'rural', 'community', 'school', 'household']) as category
),

-- One activity stands for its place; a place without any is on the township's own record.
judged as (
    select
        townships.as_of,
        townships.region_code,
        coalesce(min(activities.record_id), min(townships.record_id)) as record_id,
        count(activities.record_id) > 0 as is_met,
        cast(null as varchar) as excluded_because
    from townships
    cross join places
    left join activities
        on
            townships.as_of = activities.as_of
            and townships.region_code = activities.region_code
            and places.category = activities.category
    group by townships.as_of, townships.region_code, places.category
),

answers as (
    {{ by_subject('judged', 'I36') }}
)

{{ roles('answers') }}
