with

regions_at as (select * from {{ ref('int_regions_at') }}),

plans as (select * from {{ ref('int_plans_in_force_at') }}),

drills as (select * from {{ ref('int_drills_held') }}),

settings as (select * from {{ ref('int_assessment_settings') }}),

organisers as (
    select * from {{ ref('int_bodies_counted') }}
    where column_name = 'organiser_name'
),

county_asked as (
    select * from {{ ref('int_indicator_regions') }}
    where indicator_code = 'I18' and subject_kind = 'county'
),

county_rows as (
    select
        as_of,
        record_id
    from regions_at
    where level = 'county'
),

planning_units as (
    select
        as_of,
        'department' as unit_kind,
        department_code as unit_code,
        record_id,
        plan_key
    from plans
    where department_code is not null
    union all
    select
        as_of,
        unit_kind,
        unit_code,
        record_id,
        plan_key
    from plans
    where unit_kind in ('county', 'township')
),

windows as (
    select
        as_of,
        unit_kind,
        unit_code,
        min(record_id) as record_id,
        case
            when bool_or(contains(plan_key, '安全生产') or contains(plan_key, '生产安全')) then 24 else 36
        end as months
    from planning_units
    group by as_of, unit_kind, unit_code
),

units as (
    select
        county_asked.as_of,
        'county' as unit_kind,
        settings.county_code as unit_code,
        settings.county_code as region_code,
        -- a county plan may stand for its department already, so it cannot stand for the county as well
        coalesce(county_rows.record_id, concat_ws('/', 'county', settings.county_code)) as record_id,
        coalesce(windows.months, 36) as months
    from county_asked
    inner join settings on county_asked.region_code = settings.county_code
    left join county_rows on county_asked.as_of = county_rows.as_of
    left join windows on county_asked.as_of = windows.as_of and windows.unit_kind = 'county'
    union all
    select
        as_of,
        'township' as unit_kind,
        region_code as unit_code,
        region_code,
        record_id,
        24 as months
    from regions_at
    where level = 'township'
    union all
    select
        windows.as_of,
        'department' as unit_kind,
        windows.unit_code,
        settings.county_code,
        windows.record_id,
        windows.months
    from windows
    cross join settings
    where windows.unit_kind = 'department'
),

-- A village's drill is the village's: the duty is the township government's own.
drilled_by as (
    select
        drills.record_id,
        drills.held_on_from,
        drills.held_on_to,
        case when organisers.owner_kind = 'fire' then 'department' else organisers.owner_kind end
            as unit_kind,
        case when organisers.owner_kind = 'county' then settings.county_code else organisers.owner_code end
            as unit_code
    from drills
    cross join settings
    inner join organisers on drills.record_id = organisers.record_id
    where organisers.body_kind <> 'village'
),

drilled_under as (
    select distinct
        planning_units.unit_kind,
        planning_units.unit_code,
        drills.record_id,
        drills.held_on_from,
        drills.held_on_to
    from planning_units
    inner join drills on planning_units.plan_key = drills.plan_key
),

unit_drills as (
    select
        unit_kind,
        unit_code,
        held_on_from,
        held_on_to
    from drilled_by
    union all
    select
        unit_kind,
        unit_code,
        held_on_from,
        held_on_to
    from drilled_under
),

judged as (
    select
        units.as_of,
        units.region_code,
        case when units.unit_kind = 'department' then units.unit_code end as department_code,
        units.record_id,
        count(unit_drills.unit_code) > 0 as is_met,
        cast(null as varchar) as excluded_because
    from units
    left join unit_drills
        on
            units.unit_kind = unit_drills.unit_kind
            and units.unit_code = unit_drills.unit_code
            and unit_drills.held_on_from > units.as_of - to_months(units.months)
            and units.as_of >= unit_drills.held_on_to
    group by units.as_of, units.unit_kind, units.unit_code, units.region_code, units.record_id
),

answers as (
    {{ by_subject('judged', 'I18', with_departments=true) }}
)

{{ roles('answers') }}
