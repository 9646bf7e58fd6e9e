with

budget_lines as (select * from {{ ref('int_budget_lines_at') }})

-- What is paid of a budget is held against its target once the year is over.
select
    'I41' as indicator_code,
    as_of
from budget_lines
where is_paid_known and line_kind in ('emergency', 'other')
group by as_of
having max(paid_until) < make_date(year(as_of), 12, 31)
