with

settings as (select * from {{ ref('int_assessment_settings') }}),

budget_lines as (
    select
        *,
        cast(extract(year from as_of) as integer) as as_of_year
    from {{ ref('int_budget_lines_at') }}
),

sent_lines as (select * from {{ ref('stg_finance__budget_lines') }}),

supplies as (
    select
        *,
        concat_ws(
            '/', statement_key, {{ name_key('item_name') }}, {{ name_key('specification') }}
        ) as item_key
    from {{ ref('stg_emergency__supplies') }}
),

lots as (
    select
        item_key,
        statement_key,
        statement_on,
        max(record_id) as record_id,
        sum(quantity) as quantity,
        coalesce(sum(inflow), 0) as inflow
    from supplies
    group by item_key, statement_key, statement_on
),

came as (
    select
        *,
        min(statement_on) over (partition by statement_key) as first_on,
        lag(quantity) over (partition by item_key order by statement_on) as quantity_before
    from lots
),

-- years of which two statements of the stock can tell: one in it, one before
asked as (
    select distinct
        budget_lines.as_of,
        budget_lines.as_of_year,
        settings.county_code as region_code,
        budget_lines.as_of_year || '年' as item_name
    from budget_lines
    cross join settings
    inner join came
        on budget_lines.as_of_year = year(came.statement_on) and budget_lines.as_of >= came.statement_on
    where came.statement_on > came.first_on
),

spent as (
    select
        asked.as_of,
        asked.region_code,
        asked.item_name as item_key,
        asked.item_name,
        budget_lines.record_id,
        budget_lines.paid_yuan as amount
    from asked
    inner join budget_lines on asked.as_of = budget_lines.as_of and asked.as_of_year = budget_lines.year
    inner join sent_lines on budget_lines.record_id = sent_lines.record_id
    where budget_lines.paid_yuan is not null and {{ says_buying('sent_lines.item_name') }}
),

came_in as (
    select
        asked.as_of,
        asked.region_code,
        asked.item_name as item_key,
        asked.item_name,
        came.record_id,
        1 as amount
    from asked
    inner join came
        on asked.as_of_year = year(came.statement_on) and asked.as_of >= came.statement_on
    where
        came.statement_on > came.first_on
        and (came.inflow > 0 or came.quantity > came.quantity_before or came.quantity_before is null)
)

{{ two_sides('spent', 'came_in') }}
