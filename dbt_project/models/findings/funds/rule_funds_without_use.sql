{% set no_projects = '预备费|一般公共预算|^合计|^小计|^总计' -%}
{% set days_around = threshold('R17', 'days_around') -%}

with

as_of_dates as (select as_of from {{ ref('int_as_of_dates') }}),

settings as (select * from {{ ref('int_assessment_settings') }}),

lines as (
    select
        *,
        {{ name_key('item_name') }} as item_key,
        coalesce({{ name_key('department_name') }}, '') as department_key
    from {{ ref('stg_finance__budget_lines') }}
),

source_records as (select * from {{ source('raw', 'source_records') }}),

table_periods as (select * from {{ ref('int_table_periods') }}),

bodies as (select * from {{ ref('int_responsible_bodies') }}),

supplies as (select * from {{ ref('stg_emergency__supplies') }}),

spenders as (
    select
        record_id,
        code
    from bodies
    where column_name = 'department_name' and kind in ('department', 'fire')
),

-- lines of a year that was over when they were reported
closed_years as (
    select
        lines.*,
        spenders.code as department_code
    from lines
    inner join source_records on lines.record_id = source_records.record_id
    inner join table_periods
        on
            source_records.delivery_id = table_periods.delivery_id
            and source_records.sheet = table_periods.sheet
            and source_records.table_no = table_periods.table_no
    left join spenders on lines.record_id = spenders.record_id
    where
        lines.year_to <= least(table_periods.covers_to, lines.received_on)
        and not regexp_matches(lines.item_name, '{{ no_projects }}')
),

paid_the_year_after as (
    select distinct closed_years.record_id
    from closed_years
    inner join lines
        on
            closed_years.item_key = lines.item_key
            and closed_years.department_key = lines.department_key
            and closed_years.year + 1 = lines.year
    where lines.paid_yuan_low > coalesce(lines.adjusted_yuan_high, lines.budget_yuan_high, 0)
),

unspent as (
    select
        as_of_dates.as_of,
        closed_years.record_id,
        closed_years.region_code,
        closed_years.department_code,
        coalesce(closed_years.adjusted_yuan, closed_years.budget_yuan) as amount,
        closed_years.year || '年' || closed_years.item_name as named
    from as_of_dates
    inner join closed_years on as_of_dates.as_of >= closed_years.year_to
    left join paid_the_year_after on closed_years.record_id = paid_the_year_after.record_id
    where
        closed_years.budget_yuan_low > 0
        and closed_years.paid_yuan_high = 0
        -- taken back in the course of the year
        and coalesce(closed_years.adjusted_yuan_high > 0, true)
        and paid_the_year_after.record_id is null
),

stock as (
    select
        statement_on,
        statement_key,
        concat_ws('/', {{ name_key('item_name') }}, {{ name_key('specification') }}) as item_key,
        sum(quantity) as quantity,
        coalesce(sum(inflow), 0) as inflow,
        max(produced_on_to) as newest_lot_on
    from supplies
    group by all
),

moved as (
    select
        *,
        min(statement_on) over (partition by statement_key) as first_on,
        lag(quantity) over (partition by statement_key, item_key order by statement_on) as quantity_before
    from stock
),

-- anything that came in: stated as such, a larger stock, an item that was not there, a newer lot
came_in as (
    select
        statement_on,
        inflow > 0
        or quantity > quantity_before
        or (quantity_before is null and statement_on > first_on) as has_come_in,
        newest_lot_on
    from moved
),

bought_without_trace as (
    select
        closed_years.record_id,
        closed_years.year_to
    from closed_years
    inner join came_in
        on
            came_in.statement_on >= closed_years.year_from - {{ days_around }}
            and came_in.statement_on <= closed_years.year_to + {{ days_around }}
    where
        closed_years.paid_yuan_low > 0
        and {{ says_buying('closed_years.item_name') }}
    group by closed_years.record_id, closed_years.year_to, closed_years.year_from
    -- one statement alone does not show what came in
    having
        count(distinct came_in.statement_on) >= 2
        and not coalesce(bool_or(came_in.has_come_in), false)
        and coalesce(max(came_in.newest_lot_on) < closed_years.year_from, true)
),

no_inflow as (
    select
        as_of_dates.as_of,
        closed_years.record_id,
        closed_years.region_code,
        closed_years.department_code,
        closed_years.paid_yuan as amount,
        closed_years.year || '年' || closed_years.item_name as named
    from as_of_dates
    inner join bought_without_trace on as_of_dates.as_of >= bought_without_trace.year_to + {{ days_around }}
    inner join closed_years on bought_without_trace.record_id = closed_years.record_id
),

judged as (
    select
        found.* exclude (region_code),
        coalesce(found.region_code, settings.county_code) as region_code
    from (
        select * from unspent
        union all
        select * from no_inflow
    ) as found
    cross join settings
)

{{ hits('judged', severity="'medium'", department='department_code', amount='amount', named='named') }}
