with

lines as (select * from {{ source('finance', 'f13_budget_lines') }}),

table_periods as (select * from {{ ref('int_table_periods') }})

select
    lines.record_id,
    lines.item_name,
    year(lines.year_from) as year,
    lines.year_to,
    {{ name_key('lines.item_name') }} as item_key,
    coalesce({{ name_key('lines.department_name') }}, '') as department_key,
    lines.budget_yuan_low,
    lines.budget_yuan_high,
    lines.paid_yuan_number as paid_yuan,
    lines.paid_yuan_low,
    lines.paid_yuan_high,
    table_periods.covers_to,
    table_periods.received_on,
    table_periods.is_in_force
from lines
inner join table_periods
    on
        lines.delivery_id = table_periods.delivery_id
        and lines.sheet = table_periods.sheet
        and lines.table_no = table_periods.table_no
where
    lines.year_from is not null
    -- no project, but what the budget as a whole or its reserve comes to
    and not regexp_matches(lines.item_name, '预备费|一般公共预算|^合计|^小计|^总计')
