{% set last_days = threshold('R08', 'last_days') -%}
{% set share_of_month = threshold('R08', 'share_of_month') -%}
{% set at_least_closures = threshold('R08', 'at_least_closures') -%}
{% set months_of_history = threshold('R08', 'months_of_history') -%}
{% set unlikely = 0.001 -%}

with

as_of_dates as (select as_of from {{ ref('int_as_of_dates') }}),

hazards as (select * from {{ ref('stg_emergency__hazards') }}),

found as (select * from {{ ref('int_hazards_found') }}),

-- by whoever keeps the register: the county's office, or each township
closed as (
    select
        hazards.record_id,
        coalesce(hazards.owner_code, '') as owner_code,
        hazards.rectified_on,
        cast(date_trunc('month', hazards.rectified_on) as date) as month_from,
        hazards.rectified_on > last_day(hazards.rectified_on) - {{ last_days }} as is_at_the_end
    from hazards
    where hazards.rectified_on is not null
),

months as (
    select
        owner_code,
        month_from,
        count(*) as closures,
        count(*) filter (where is_at_the_end) as at_the_end
    from closed
    group by owner_code, month_from
),

beginnings as (
    select
        owner_code,
        min(month_from) as first_month
    from months
    group by owner_code
),

-- what so many days of the twelve months before held on average
histories as (
    select
        months.owner_code,
        months.month_from,
        months.closures,
        months.at_the_end,
        greatest(beginnings.first_month, cast(months.month_from - interval 12 month as date)) as history_from,
        coalesce(sum(earlier.closures), 0) as closures_before
    from months
    inner join beginnings on months.owner_code = beginnings.owner_code
    left join months as earlier
        on
            months.owner_code = earlier.owner_code
            and earlier.month_from between months.month_from - interval 12 month
            and months.month_from - interval 1 month
    group by all
),

expected as (
    select
        *,
        closures_before * {{ last_days }}.0 / date_diff('day', history_from, month_from) as usual
    from histories
    where date_diff('month', history_from, month_from) >= {{ months_of_history }} and closures_before > 0
),

-- Poisson: how likely so many or more are by chance
tails as (
    select
        *,
        1 - list_sum(list_transform(
            range(0, at_the_end), lambda i: exp(i * ln(usual) - usual - lgamma(i + 1))
        )) as chance
    from expected
    where at_the_end > 0
),

rushes as (
    select
        owner_code,
        month_from
    from tails
    where
        closures >= {{ at_least_closures }}
        and at_the_end >= {{ share_of_month }} * closures
        and chance < {{ unlikely }}
),

judged as (
    select
        as_of_dates.as_of,
        closed.record_id,
        found.department_code,
        found.region_code,
        year(rushes.month_from) || '年' || month(rushes.month_from) || '月' as named
    from rushes
    inner join as_of_dates
        on
            as_of_dates.as_of >= last_day(rushes.month_from)
            and rushes.month_from > as_of_dates.as_of - interval 12 month
    inner join closed
        on
            rushes.owner_code = closed.owner_code
            and rushes.month_from = closed.month_from
            and closed.is_at_the_end
    inner join found on closed.record_id = found.record_id
)

{{ hits('judged', severity="'medium'", department='department_code', named='named') }}
