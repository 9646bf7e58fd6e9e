{% set shortest_name = 3 -%}

with

settings as (select * from {{ ref('int_assessment_settings') }}),

plans as (
    select * from {{ ref('int_plans_in_force_at') }}
    where unit_kind in ('village', 'township') and unit_code is not null
),

regions as (select * from {{ ref('int_regions_at') }}),

-- every name that a register ever gave it: a renamed village's plan is its own
names_ever as (
    select distinct
        region_code,
        {{ region_stem(name_key('region_name')) }} as stem
    from {{ source('raw', 'regions_known') }}
    where region_name is not null
),

named_after_itself as (
    select distinct
        plans.as_of,
        plans.record_id
    from plans
    inner join names_ever on plans.unit_code = names_ever.region_code
    where contains(plans.plan_key, names_ever.stem)
),

others as (
    select
        regions.as_of,
        regions.level,
        regions.region_code,
        regions.parent_code,
        regions.region_name,
        {{ name_key('regions.region_name') }} as region_key,
        {{ name_key('parents.region_name') }} as parent_key
    from regions
    left join regions as parents
        on regions.as_of = parents.as_of and regions.parent_code = parents.region_code
    where regions.level in ('village', 'township')
),

-- a village of another township has to be named with its township, because names come again
judged as (
    select
        plans.as_of,
        plans.record_id,
        plans.department_code,
        others.region_name as named,
        coalesce(plans.region_code, settings.county_code) as region_code
    from plans
    cross join settings
    inner join others
        on
            plans.as_of = others.as_of
            and plans.unit_kind = others.level
            and plans.unit_code <> others.region_code
            and contains(plans.plan_key, others.region_key)
            and length(others.region_key) >= {{ shortest_name }}
            and (
                others.level = 'township'
                or left(plans.unit_code, 9) = others.parent_code
                or contains(plans.plan_key, others.parent_key)
            )
    left join named_after_itself
        on plans.as_of = named_after_itself.as_of and plans.record_id = named_after_itself.record_id
    where named_after_itself.record_id is null
)

{{ hits('judged', severity="'high'", department='department_code', named='named') }}
