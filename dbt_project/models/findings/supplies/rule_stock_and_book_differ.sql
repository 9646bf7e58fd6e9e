{% set statements_unchanged = threshold('R19', 'statements_unchanged') -%}

with

settings as (select * from {{ ref('int_assessment_settings') }}),

expiries as (select * from {{ ref('int_supplies_expiring') }}),

dispatches as (select * from {{ ref('stg_fire_rescue__dispatches') }}),

supplies as (
    select
        *,
        concat_ws(
            '/', {{ name_key('item_name') }}, {{ name_key('specification') }}, {{ name_key('unit') }}
        ) as item_key,
        {{ name_key('item_name') }} as goods_key
    from {{ ref('stg_emergency__supplies') }}
),

counted as (
    {{ statements_at('stg_emergency__supplies') }}
),

-- lots of one item in one store are one stock
stock as (
    select
        statement_key,
        statement_on,
        item_key,
        any_value(goods_key) as goods_key,
        sum(quantity) as quantity,
        sum(quantity_high) as quantity_high,
        bool_or(coalesce(quantity_is_imprecise, false) or quantity is null) as is_imprecise,
        sum(coalesce(inflow, 0)) as inflow,
        sum(coalesce(inflow_high, 0)) as inflow_high,
        sum(coalesce(outflow, 0)) as outflow,
        sum(coalesce(outflow_low, 0)) as outflow_low
    from supplies
    group by statement_key, statement_on, item_key
),

statements as (
    select
        statement_key,
        statement_on,
        lag(statement_on) over (partition by statement_key order by statement_on) as before_on,
        lag(statement_on, {{ statements_unchanged - 1 }}) over (
            partition by statement_key order by statement_on
        ) as since_on
    from stock
    group by statement_key, statement_on
),

movements as (
    select
        goods_key,
        statement_on,
        quantity,
        lag(quantity) over (partition by statement_key, item_key order by statement_on) as quantity_before
    from stock
),

-- what is used up is told by its movements: goods that some store of the county held more or less of before
used_up as (
    select
        goods_key,
        min(statement_on) as moved_on
    from movements
    where quantity <> quantity_before
    group by goods_key
),

unchanged as (
    select
        statements.statement_key,
        statements.statement_on,
        statements.since_on,
        stock.item_key
    from statements
    inner join stock
        on
            statements.statement_key = stock.statement_key
            and stock.statement_on between statements.since_on and statements.statement_on
    inner join used_up on stock.goods_key = used_up.goods_key and statements.statement_on >= used_up.moved_on
    group by all
    having
        count(*) >= {{ statements_unchanged }}
        and count(distinct stock.quantity) = 1
        and max(stock.quantity) > 0
        and not bool_or(stock.is_imprecise)
        -- as much came in as went out
        and sum(stock.inflow) + sum(stock.outflow) = 0
),

frozen as (
    select distinct
        unchanged.statement_key,
        unchanged.statement_on,
        unchanged.item_key
    from unchanged
    inner join dispatches
        on
            unchanged.since_on < dispatches.alarmed_at_from
            and unchanged.statement_on >= dispatches.alarmed_at_to
),

overdrawn as (
    select
        stock.statement_key,
        stock.statement_on,
        stock.item_key
    from stock
    inner join statements
        on stock.statement_key = statements.statement_key and stock.statement_on = statements.statement_on
    inner join stock as before
        on
            statements.statement_key = before.statement_key
            and statements.before_on = before.statement_on
            and stock.item_key = before.item_key
    where stock.outflow_low > greatest(before.quantity_high, 0) + stock.inflow_high
),

judged as (
    select
        counted.as_of,
        counted.record_id,
        coalesce(counted.region_code, settings.county_code) as region_code,
        counted.owner_code as department_code,
        -- judged by the day on which the book said usable
        coalesce(counted.condition = 'usable' and expiries.expires_to < counted.statement_on, false)
        and coalesce(counted.quantity > 0, true) as is_expired,
        case
            when is_expired then '已过有效期仍登记可用'
            when overdrawn.item_key is not null then '出库数大于上期结存与入库之和'
            else '各期数量未随出动变化'
        end as named
    from counted
    cross join settings
    inner join supplies on counted.record_id = supplies.record_id
    inner join expiries on counted.record_id = expiries.record_id
    left join frozen
        on
            counted.statement_key = frozen.statement_key
            and counted.statement_on = frozen.statement_on
            and supplies.item_key = frozen.item_key
    left join overdrawn
        on
            counted.statement_key = overdrawn.statement_key
            and counted.statement_on = overdrawn.statement_on
            and supplies.item_key = overdrawn.item_key
    where
        is_expired
        or frozen.item_key is not null
        or overdrawn.item_key is not null
)

{{ hits(
    'judged', severity="case when is_expired then 'high' else 'medium' end", department='department_code', body='record_id',
    named='named'
) }}
