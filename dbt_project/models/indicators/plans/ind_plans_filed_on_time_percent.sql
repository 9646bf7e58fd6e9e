with

as_of_dates as (select as_of from {{ ref('int_as_of_dates') }}),

plans as (select * from {{ ref('int_plans_owned') }}),

workdays as (select * from {{ ref('int_workdays') }}),

asked as (
    select * from {{ ref('int_indicator_regions') }}
    where indicator_code = 'I07'
),

-- The day of issue is not counted, so the twentieth working day after it is the last one in time.
deadlines as (
    select
        issue_days.day as issued_on,
        last_days.day as due_on
    from workdays as issue_days
    inner join workdays as last_days
        on issue_days.workdays_so_far + 20 = last_days.workdays_so_far and last_days.is_workday
),

issued as (
    select
        as_of_dates.as_of,
        plans.record_id,
        plans.region_code,
        plans.department_code,
        coalesce(deadlines.due_on < as_of_dates.as_of, false) as has_run_out,
        coalesce(plans.filed_on_to <= deadlines.due_on, false) as is_in_time
    from as_of_dates
    inner join plans
        on
            plans.issued_on_from > as_of_dates.as_of - interval 12 month
            and as_of_dates.as_of >= plans.issued_on_to
    left join deadlines on plans.issued_on_to = deadlines.issued_on
),

subjects as (
    select
        issued.*,
        asked.subject_kind,
        asked.subject_code
    from issued
    inner join asked on issued.as_of = asked.as_of and issued.region_code = asked.region_code
    union all
    select
        issued.*,
        'department' as subject_kind,
        issued.department_code as subject_code
    from issued
    inner join asked on issued.as_of = asked.as_of and issued.region_code = asked.region_code
    where asked.subject_kind = 'county' and issued.department_code is not null
)

select
    as_of,
    subject_kind,
    subject_code,
    record_id,
    case
        when not has_run_out then 'excluded'
        when is_in_time then 'numerator'
        else 'denominator_only'
    end as role,
    case when not has_run_out then '未到期：印发后未满20个工作日' end as excluded_because,
    case when has_run_out and is_in_time then 1.0 else 0.0 end as numerator_amount,
    case when has_run_out then 1.0 else 0.0 end as denominator_amount
from subjects
