with

classes as (
    select * from {{ ref('int_activities_within_year') }}
    where category = 'cadre_training'
),

townships as (
    select * from {{ ref('int_regions_at') }}
    where level = 'township'
),

held as (
    select distinct
        as_of,
        region_code
    from classes
    where not crosses_the_edge
),

-- A township without a class trained nobody of a number that nobody has stated.
judged as (
    {{ trained_of_expected('classes') }}
    union all
    select
        townships.as_of,
        townships.record_id,
        townships.region_code,
        false as is_met,
        0.0 as trained_people,
        0.0 as expected_people,
        '待核：近12个月没有基层干部培训记录，应训人数不明' as excluded_because
    from townships
    left join held on townships.as_of = held.as_of and townships.region_code = held.region_code
    where held.region_code is null
),

answers as (
    {{ by_subject('judged', 'I37') }}
)

{{ roles('answers', numerator='trained_people', denominator='expected_people') }}
