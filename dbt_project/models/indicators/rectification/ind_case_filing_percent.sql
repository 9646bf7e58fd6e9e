with

as_of_dates as (select as_of from {{ ref('int_as_of_dates') }}),

settings as (select * from {{ ref('int_assessment_settings') }}),

cases as (select * from {{ ref('int_cases_placed') }}),

hazards as (select * from {{ ref('int_hazards_at') }}),

filed as (
    select
        as_of_dates.as_of,
        cases.record_id,
        cases.region_code,
        cases.department_code,
        true as is_met,
        cast(null as varchar) as excluded_because,
        0.0 as found_count
    from as_of_dates
    cross join settings
    inner join cases
        on
            as_of_dates.as_of >= cases.filed_on_to
            and coalesce(settings.since_on <= cases.filed_on_from, true)
),

-- A county whose register knows no platform is asked about everything that was found.
violations as (
    select
        as_of,
        record_id,
        region_code,
        department_code,
        false as is_met,
        cast(null as varchar) as excluded_because,
        1.0 as found_count
    from hazards
    qualify
        coalesce(source = 'platform', false)
        or not bool_or(coalesce(source = 'platform', false)) over (partition by as_of)
),

compared as (
    select * from filed
    union all
    select * from violations
),

answers as (
    {{ by_subject('compared', 'I31', with_departments=true) }}
)

{{ roles('answers', denominator='found_count') }}
