with

as_of_dates as (select as_of from {{ ref('int_as_of_dates') }}),

plans as (select * from {{ ref('int_plans_owned') }}),

workdays as (select * from {{ ref('int_workdays') }}),

-- The day of issue is not counted, so the twentieth working day after it is the last one in time.
deadlines as (
    select
        issue_days.day as issued_on,
        last_days.day as due_on
    from workdays as issue_days
    inner join workdays as last_days
        on issue_days.workdays_so_far + 20 = last_days.workdays_so_far and last_days.is_workday
),

judged as (
    select
        as_of_dates.as_of,
        plans.record_id,
        plans.region_code,
        plans.department_code,
        coalesce(plans.filed_on_to <= deadlines.due_on, false) as is_met,
        case
            when not coalesce(deadlines.due_on < as_of_dates.as_of, false) then '未到期：印发后未满20个工作日'
        end as excluded_because
    from as_of_dates
    inner join plans
        on
            plans.issued_on_from > as_of_dates.as_of - interval 12 month
            and as_of_dates.as_of >= plans.issued_on_to
    left join deadlines on plans.issued_on_to = deadlines.issued_on
),

answers as (
    {{ by_subject('judged', 'I07', with_departments=true) }}
)

{{ roles('answers') }}
