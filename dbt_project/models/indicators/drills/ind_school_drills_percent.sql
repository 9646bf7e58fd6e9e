with

as_of_dates as (select as_of from {{ ref('int_as_of_dates') }}),

returns as (select * from {{ ref('int_school_months') }}),

settings as (select * from {{ ref('int_assessment_settings') }}),

coverage as (
    select
        as_of,
        region_code,
        is_by_township
    from {{ ref('int_export_coverage') }}
    where export_code = 'F12'
),

asked as (
    select * from {{ ref('int_indicator_regions') }}
    where indicator_code = 'I44'
),

schools as (
    select
        as_of_dates.as_of,
        returns.school_key,
        returns.region_code,
        max_by(returns.record_id, returns.month_start) as record_id,
        max_by(returns.is_kindergarten, returns.month_start) as is_kindergarten
    from as_of_dates
    inner join returns on as_of_dates.as_of >= returns.month_start
    group by as_of_dates.as_of, returns.school_key, returns.region_code
),

-- A month for which nobody handed in a return was not delivered, so it is asked of no school.
reported_months as (
    select distinct
        coverage.as_of,
        coverage.region_code,
        returns.month_start
    from coverage
    inner join returns
        on
            (not coverage.is_by_township or coverage.region_code = returns.region_code)
            and returns.month_start > coverage.as_of - interval 12 month
            and cast(returns.month_start + interval 1 month - interval 1 day as date) <= coverage.as_of
),

-- A school owes one drill in each teaching month, a kindergarten one in each quarter.
owed as (
    select
        schools.as_of,
        schools.school_key,
        schools.region_code,
        reported_months.month_start,
        case
            when schools.is_kindergarten then cast(date_trunc('quarter', reported_months.month_start) as date)
            else reported_months.month_start
        end as term_start
    from schools
    cross join settings
    inner join reported_months
        on schools.as_of = reported_months.as_of and schools.region_code = reported_months.region_code
    where
        schools.is_kindergarten
        or list_contains(
            string_split(settings.teaching_months, ','), cast(month(reported_months.month_start) as varchar)
        )
),

terms as (
    select
        owed.as_of,
        owed.school_key,
        owed.region_code,
        owed.term_start,
        bool_or(coalesce(returns.has_drilled, false)) as is_met
    from owed
    left join returns
        on
            owed.school_key = returns.school_key
            and owed.region_code = returns.region_code
            and owed.month_start = returns.month_start
    group by owed.as_of, owed.school_key, owed.region_code, owed.term_start
),

judged as (
    select
        schools.as_of,
        schools.region_code,
        schools.record_id,
        count(terms.term_start) > 0 as is_due,
        coalesce(bool_and(terms.is_met), false) as is_met
    from schools
    left join terms
        on
            schools.as_of = terms.as_of
            and schools.school_key = terms.school_key
            and schools.region_code = terms.region_code
    group by schools.as_of, schools.region_code, schools.record_id
)

select
    judged.as_of,
    asked.subject_kind,
    asked.subject_code,
    judged.record_id,
    case
        when not judged.is_due then 'excluded'
        when judged.is_met then 'numerator'
        else 'denominator_only'
    end as role,
    case when not judged.is_due then '未到期：统计期内没有应演练的月份' end as excluded_because,
    case when judged.is_due and judged.is_met then 1.0 else 0.0 end as numerator_amount,
    case when judged.is_due then 1.0 else 0.0 end as denominator_amount
from judged
inner join asked on judged.as_of = asked.as_of and judged.region_code = asked.region_code
