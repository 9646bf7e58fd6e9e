with

settings as (select * from {{ ref('int_assessment_settings') }}),

as_of_dates as (select as_of from {{ ref('int_as_of_dates') }}),

supplies as (
    select
        *,
        concat_ws(
            '/',
            statement_key,
            {{ name_key('item_name') }},
            {{ name_key('specification') }},
            {{ name_key('unit') }}
        ) as item_key
    from {{ ref('stg_emergency__supplies') }}
),

dispatches as (select * from {{ ref('stg_fire_rescue__dispatches') }}),

statements as (
    select
        as_of_dates.as_of,
        supplies.statement_key,
        supplies.statement_on,
        row_number() over (
            partition by as_of_dates.as_of, supplies.statement_key order by supplies.statement_on desc
        ) as newest_first
    from as_of_dates
    inner join supplies on as_of_dates.as_of >= supplies.statement_on
    group by as_of_dates.as_of, supplies.statement_key, supplies.statement_on
),

spans as (
    select
        as_of,
        statement_key,
        max(statement_on) as until_on,
        min(statement_on) as since_on
    from statements
    where newest_first <= 2
    group by as_of, statement_key
    having count(*) = 2
),

-- the county's stores state the same days as a rule; where they do not, the widest span holds for all
asked as (
    select
        spans.as_of,
        settings.county_code as region_code,
        min(spans.since_on) as since_on,
        max(spans.until_on) as until_on,
        strftime(min(spans.since_on), '%Y年%-m月%-d日') || '至' || strftime(max(spans.until_on), '%Y年%-m月%-d日')
            as item_name
    from spans
    cross join settings
    group by spans.as_of, settings.county_code
),

sent_out as (
    select
        asked.as_of,
        asked.region_code,
        asked.item_name as item_key,
        asked.item_name,
        dispatches.record_id,
        1 as amount
    from asked
    inner join dispatches
        on asked.since_on < dispatches.alarmed_at_from and asked.until_on >= dispatches.alarmed_at_to
),

lots as (
    select
        item_key,
        statement_key,
        statement_on,
        max(record_id) as record_id,
        sum(quantity) as quantity,
        coalesce(sum(outflow), 0) as outflow
    from supplies
    group by item_key, statement_key, statement_on
),

moved as (
    select
        asked.as_of,
        asked.region_code,
        asked.item_name as item_key,
        asked.item_name,
        now_there.record_id,
        1 as amount
    from asked
    inner join spans on asked.as_of = spans.as_of
    inner join lots as now_there
        on spans.statement_key = now_there.statement_key and spans.until_on = now_there.statement_on
    left join lots as before
        on now_there.item_key = before.item_key and spans.since_on = before.statement_on
    where now_there.outflow > 0 or now_there.quantity < before.quantity
)

{{ two_sides('sent_out', 'moved') }}
