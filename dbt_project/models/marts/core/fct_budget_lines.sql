with

budget_lines as (
    select * from {{ ref('stg_finance__budget_lines') }}
),

bodies as (
    select * from {{ ref('int_responsible_bodies') }}
    where column_name = 'department_name'
),

amounts as (
    select
        record_id,
        'budget' as measure,
        '年初预算' as measure_zh,
        budget_yuan as amount_yuan,
        budget_yuan_low as amount_yuan_low,
        budget_yuan_high as amount_yuan_high,
        budget_yuan_is_imprecise as is_imprecise
    from budget_lines
    union all
    select
        record_id,
        'adjusted' as measure,
        '调整预算' as measure_zh,
        adjusted_yuan as amount_yuan,
        adjusted_yuan_low as amount_yuan_low,
        adjusted_yuan_high as amount_yuan_high,
        adjusted_yuan_is_imprecise as is_imprecise
    from budget_lines
    union all
    select
        record_id,
        'paid' as measure,
        '支出' as measure_zh,
        paid_yuan as amount_yuan,
        paid_yuan_low as amount_yuan_low,
        paid_yuan_high as amount_yuan_high,
        paid_yuan_is_imprecise as is_imprecise
    from budget_lines
)

select
    budget_lines.record_id,
    amounts.measure,
    amounts.measure_zh,
    amounts.amount_yuan,
    amounts.amount_yuan_low,
    amounts.amount_yuan_high,
    budget_lines.region_code,
    budget_lines.is_doubtful,
    budget_lines.serial,
    budget_lines.year,
    budget_lines.year_from,
    budget_lines.year_to,
    budget_lines.year_precision,
    budget_lines.subject_code,
    budget_lines.subject_name,
    budget_lines.item_name,
    budget_lines.department_name,
    bodies.code as department_code,
    bodies.kind as department_kind,
    budget_lines.funding_source,
    coalesce(amounts.is_imprecise, false) as is_imprecise
from budget_lines
inner join amounts on budget_lines.record_id = amounts.record_id
left join bodies on budget_lines.record_id = bodies.record_id
