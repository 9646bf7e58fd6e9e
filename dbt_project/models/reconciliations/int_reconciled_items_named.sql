{{ config(materialized='table') }}

{% set named_at_most = 5 -%}

with

items as (
    select * from {{ ref('fct_reconciled_items') }}
    where is_asked
),

sums as (select * from {{ ref('int_reconciliations_summed') }}),

reconciliations as (select * from {{ ref('dim_reconciliations') }}),

-- the furthest apart first, those that one side does not know behind them
worded as (
    select
        sums.reconciliation_code,
        sums.as_of,
        sums.subject_code,
        sums.items_asked,
        row_number() over (
            partition by sums.reconciliation_code, sums.as_of, sums.subject_code
            order by abs(items.difference) desc nulls last, items.item_name asc, items.item_key asc
        ) as place,
        items.item_name
        || case items.state
            when 'only_first' then '（只见于' || reconciliations.first_table_zh || '）'
            when 'only_second' then '（只见于' || reconciliations.second_table_zh || '）'
            else
                '（' || reconciliations.first_table_zh
                || {{ amount_zh('items.first_value', 'reconciliations.first_unit') }}
                || '，' || reconciliations.second_table_zh
                || {{ amount_zh('items.second_value', 'reconciliations.second_unit') }} || '）'
        end as named,
        items.item_name
        || case items.state
            when 'only_first' then ' (only in the ' || reconciliations.first_table_en || ')'
            when 'only_second' then ' (only in the ' || reconciliations.second_table_en || ')'
            else
                ' (' || reconciliations.first_table_en || ' '
                || {{ amount_en('items.first_value', 'reconciliations.first_unit_en') }}
                || ', ' || reconciliations.second_table_en || ' '
                || {{ amount_en('items.second_value', 'reconciliations.second_unit_en') }} || ')'
        end as named_en
    from sums
    inner join items
        on
            sums.reconciliation_code = items.reconciliation_code
            and sums.as_of = items.as_of
            and (sums.subject_kind = 'county' or sums.subject_code = items.region_code)
    inner join reconciliations on sums.reconciliation_code = reconciliations.reconciliation_code
)

select
    reconciliation_code,
    as_of,
    subject_code,
    string_agg(named, '、' order by place)
    || case when any_value(items_asked) > {{ named_at_most }} then '等' else '' end as named,
    string_agg(named_en, ', ' order by place)
    || case when any_value(items_asked) > {{ named_at_most }} then ' and others' else '' end as named_en
from worded
where place <= {{ named_at_most }}
group by reconciliation_code, as_of, subject_code
