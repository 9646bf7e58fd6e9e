with

as_of_dates as (select as_of from {{ ref('int_as_of_dates') }}),

settings as (select * from {{ ref('int_assessment_settings') }}),

cases as (select * from {{ ref('int_cases_placed') }}),

hazards as (select * from {{ ref('int_hazards_at') }}),

asked as (
    select * from {{ ref('int_indicator_regions') }}
    where indicator_code = 'I31'
),

filed as (
    select
        as_of_dates.as_of,
        cases.record_id,
        cases.region_code,
        cases.department_code,
        true as is_case
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
        false as is_case
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

subjects as (
    select
        compared.*,
        asked.subject_kind,
        asked.subject_code
    from compared
    inner join asked on compared.as_of = asked.as_of and compared.region_code = asked.region_code
    union all
    select
        compared.*,
        'department' as subject_kind,
        compared.department_code as subject_code
    from compared
    inner join asked on compared.as_of = asked.as_of and compared.region_code = asked.region_code
    where asked.subject_kind = 'county' and compared.department_code is not null
)

select
    as_of,
    subject_kind,
    subject_code,
    record_id,
    case when is_case then 'numerator' else 'denominator_only' end as role,
    cast(null as varchar) as excluded_because,
    case when is_case then 1.0 else 0.0 end as numerator_amount,
    case when is_case then 0.0 else 1.0 end as denominator_amount
from subjects
