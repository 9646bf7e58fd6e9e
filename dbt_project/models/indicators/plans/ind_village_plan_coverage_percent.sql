with

villages as (
    select * from {{ ref('int_regions_at') }}
    where level = 'village'
),

plans as (select * from {{ ref('int_plans_in_force_at') }}),

planned as (
    select distinct
        as_of,
        unit_code
    from plans
    where unit_kind = 'village'
),

judged as (
    select
        villages.as_of,
        villages.parent_code as region_code,
        villages.record_id,
        planned.unit_code is not null as is_met,
        cast(null as varchar) as excluded_because
    from villages
    left join planned on villages.as_of = planned.as_of and villages.region_code = planned.unit_code
),

answers as (
    {{ by_subject('judged', 'I06') }}
)

{{ roles('answers') }}
