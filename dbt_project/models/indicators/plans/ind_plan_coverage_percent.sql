{{ config(materialized='table') }}

with

regions_at as (select * from {{ ref('int_regions_at') }}),

plans as (select * from {{ ref('int_plans_in_force_at') }}),

settings as (select * from {{ ref('int_assessment_settings') }}),

required_plans as (select * from {{ source('raw', 'required_plans') }}),

departments as (
    select
        subject_code,
        {{ name_key('subject_name') }} as name_key
    from {{ ref('int_subjects') }}
    where subject_kind = 'department'
),

county_asked as (
    select * from {{ ref('int_indicator_regions') }}
    where indicator_code = 'I05' and subject_kind = 'county'
),

places as (
    select
        as_of,
        record_id,
        level as unit_kind,
        region_code as unit_code,
        case when level = 'village' then parent_code else region_code end as region_code
    from regions_at
    where level in ('township', 'village')
),

planned as (
    select distinct
        as_of,
        unit_kind,
        unit_code
    from plans
    where unit_kind in ('township', 'village')
),

judged_places as (
    select
        places.as_of,
        places.region_code,
        places.record_id,
        planned.unit_code is not null as is_met
    from places
    left join planned
        on
            places.as_of = planned.as_of
            and places.unit_kind = planned.unit_kind
            and places.unit_code = planned.unit_code
),

local_units as (
    {{ by_subject('judged_places', 'I05') }}
),

-- Only the given list says which special and department plans there must be; the register cannot.
required as (
    select
        county_asked.as_of,
        county_asked.subject_kind,
        county_asked.subject_code,
        required_plans.plan_level,
        required_plans.unit_name,
        {{ name_key('required_plans.unit_name') }} as name_key
    from required_plans
    cross join settings
    inner join county_asked on settings.county_code = county_asked.region_code
    where settings.has_plan_lists
),

found as (
    select
        required.as_of,
        required.subject_kind,
        required.subject_code,
        required.plan_level,
        required.unit_name,
        min(plans.record_id) as record_id
    from required
    left join departments
        on required.plan_level = 'department' and suffix(required.name_key, departments.name_key)
    left join plans
        on
            required.as_of = plans.as_of
            and required.plan_level = plans.plan_level
            and (
                (required.plan_level = 'special' and contains(plans.plan_key, required.name_key))
                or departments.subject_code = plans.department_code
                or (
                    required.plan_level = 'department'
                    and suffix({{ name_key('plans.issuer_name') }}, required.name_key)
                )
            )
    group by
        required.as_of, required.subject_kind, required.subject_code, required.plan_level, required.unit_name
),

answers as (
    select
        as_of,
        subject_kind,
        subject_code,
        record_id,
        is_met,
        cast(null as varchar) as excluded_because
    from local_units
    union all
    select
        as_of,
        subject_kind,
        subject_code,
        -- a plan that does not exist has no row; the entry of the list stands for it
        coalesce(record_id, concat_ws('/', 'required_plans', plan_level, unit_name)) as record_id,
        record_id is not null as is_met,
        cast(null as varchar) as excluded_because
    from found
)

{{ roles('answers') }}
