with

as_of_dates as (select * from {{ ref('int_as_of_dates') }}),

table_periods as (select * from {{ ref('int_table_periods') }}),

export_coverage as (select * from {{ ref('int_export_coverage') }}),

regions as (select * from {{ ref('int_regions_at') }}),

settings as (select * from {{ ref('int_assessment_settings') }}),

catalogue_exports as (select * from {{ source('raw', 'catalogue_exports') }}),

present as (
    select max(as_of) as now_on
    from as_of_dates
    where is_latest
),

-- The data begins with the oldest event of the logs that set the as-of dates.
beginning as (
    select date_trunc('quarter', min(first_event_on)) as data_from
    from table_periods
    where table_name in ('drills', 'hazards', 'dispatches')
),

exports as (
    select
        catalogue_exports.export_code,
        catalogue_exports.table_name,
        catalogue_exports.states,
        catalogue_exports.period as declared_period,
        catalogue_exports.due_days,
        catalogue_exports.owner_code,
        case
            when catalogue_exports.period = 'event' and catalogue_exports.states = 'moment' then 'year'
            when catalogue_exports.period = 'event' then 'month'
            else catalogue_exports.period
        end as period_kind,
        min(table_periods.covers_from) as first_covered_on
    from catalogue_exports
    left join table_periods
        on
            catalogue_exports.export_code = table_periods.export_code
            and catalogue_exports.table_name = table_periods.table_name
    where catalogue_exports.is_owed
    group by all
),

-- From the first period that was ever handed in, else from the beginning of the data.
bounded as (
    select
        exports.*,
        present.now_on,
        least(present.now_on, greatest(
            coalesce(exports.first_covered_on, beginning.data_from, present.now_on),
            coalesce(beginning.data_from, exports.first_covered_on, present.now_on)
        )) as starts_within
    from exports
    cross join present
    cross join beginning
    where present.now_on is not null
),

started as (
    select
        *,
        {{ period_start('period_kind', 'starts_within') }} as starts_on
    from bounded
),

-- The running period is included.
periods as (
    select
        * exclude (starts_on, starts_within),
        cast(unnest(generate_series(
            cast(starts_on as timestamp),
            cast(now_on as timestamp),
            to_months(
                case period_kind when 'month' then 1 when 'quarter' then 3 when 'half_year' then 6 else 12 end
            )
        )) as date) as period_from
    from started
),

dated as (
    select
        periods.*,
        {{ period_end('periods.period_kind', 'periods.period_from') }} as period_end,
        {{ period_zh('periods.period_kind', 'periods.period_from') }} as period
    from periods
    cross join settings
    -- schools do not drill in the holidays
    where
        periods.export_code != 'F12'
        or list_contains(
            string_split(settings.teaching_months, ','), cast(month(periods.period_from) as varchar)
        )
),

assessed as (
    select
        dated.export_code,
        dated.table_name,
        dated.period_from,
        coalesce(
            min(as_of_dates.as_of) filter (where as_of_dates.as_of >= dated.period_end),
            max(as_of_dates.as_of)
        ) as as_of
    from dated
    cross join as_of_dates
    group by dated.export_code, dated.table_name, dated.period_from
),

modes as (
    select distinct
        as_of,
        export_code,
        is_by_township
    from export_coverage
),

townships as (
    select
        as_of,
        region_code
    from regions
    where level = 'township'
),

owed as (
    select
        dated.*,
        assessed.as_of,
        coalesce(modes.is_by_township, false) as is_by_township
    from dated
    inner join assessed
        on
            dated.export_code = assessed.export_code
            and dated.table_name = assessed.table_name
            and dated.period_from = assessed.period_from
    left join modes on assessed.as_of = modes.as_of and assessed.export_code = modes.export_code
),

owners as (
    select
        * exclude (owner_code),
        owner_code,
        cast(null as varchar) as scope_region_code,
        -- where townships hand in, what the county adds is shown and not owed
        not is_by_township as is_owed
    from owed
    union all
    select
        owed.* exclude (owner_code),
        townships.region_code as owner_code,
        townships.region_code as scope_region_code,
        true as is_owed
    from owed
    inner join townships on owed.as_of = townships.as_of
    where owed.is_by_township
)

select
    export_code,
    table_name,
    owner_code,
    scope_region_code,
    period_kind,
    period,
    period_from,
    period_end,
    case
        when
            not (declared_period = 'event' and states = 'moment')
            then cast(period_end + to_days(due_days) as date)
    end as due_on,
    -- nothing is owed for a month or year in which nothing happened
    is_owed and declared_period != 'event' as is_owed
from owners
