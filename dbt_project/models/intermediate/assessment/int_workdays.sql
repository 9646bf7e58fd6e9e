with

calendar as (
    select
        day,
        is_workday
    from {{ source('raw', 'calendar_days') }}
),

as_of_dates as (select as_of from {{ ref('int_as_of_dates') }}),

bounds as (
    select
        cast(min(as_of) - interval 24 month as date) as first_day,
        cast(max(as_of) + interval 3 month as date) as last_day
    from as_of_dates
),

days as (
    select
        cast(
            unnest(
                generate_series(cast(first_day as timestamp), cast(last_day as timestamp), interval 1 day)
            ) as date
        )
            as day
    from bounds
),

-- Beyond the published calendars Monday to Friday stands in, and says so.
judged as (
    select
        days.day,
        calendar.day is not null as is_official,
        coalesce(calendar.is_workday, isodow(days.day) <= 5) as is_workday
    from days
    left join calendar on days.day = calendar.day
)

select
    day,
    is_official,
    is_workday,
    sum(case when is_workday then 1 else 0 end) over (order by day) as workdays_so_far
from judged
