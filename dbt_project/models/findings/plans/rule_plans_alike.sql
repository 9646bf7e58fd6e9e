{% set shortest_name = 3 -%}
{% set similarity = threshold('R09', 'similarity') -%}

with

settings as (select * from {{ ref('int_assessment_settings') }}),

in_force as (select * from {{ ref('int_plans_in_force_at') }}),

plans as (
    select * from in_force
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
named_after_others as (
    select
        plans.as_of,
        plans.record_id,
        plans.department_code,
        coalesce(plans.region_code, settings.county_code) as region_code,
        '名称里有' || others.region_name as named,
        'high' as severity,
        '' as ground
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
),

alike as (select * from {{ ref('int_plan_texts_alike') }}),

-- both of them in force: a plan that took the place of another may well say the same
written_alike as (
    select
        one.as_of,
        one.record_id,
        one.department_code,
        coalesce(one.region_code, settings.county_code) as region_code,
        '正文与《' || max_by(other.plan_name, row(alike.similarity, other.record_id)) || '》相同'
        || cast(floor(max(alike.similarity) * 100) as integer) || '%' as named,
        'medium' as severity,
        'text' as ground
    from in_force as one
    cross join settings
    inner join alike on one.record_id = alike.record_id
    inner join in_force as other on one.as_of = other.as_of and alike.other_record_id = other.record_id
    where alike.similarity >= {{ similarity }}
    group by one.as_of, one.record_id, one.department_code, coalesce(one.region_code, settings.county_code)
),

judged as (
    select * from named_after_others
    union all
    select * from written_alike
)

{{ hits('judged', severity='severity', department='department_code', finding_key='ground', named='named') }}
