{{ config(materialized='ephemeral') }}

with

frame as (
    select * from {{ ref('int_indicator_frame') }}
    where is_delivered and indicator_code in ('I39', 'I40', 'I41')
),

budget_lines as (select * from {{ ref('int_budget_lines_at') }}),

statements as (
    select
        as_of,
        bool_or(is_paid_known) as is_paid_known,
        max(paid_until) as paid_until,
        max(paid_until) < make_date(year(any_value(as_of)), 12, 31) as is_progress,
        count(*) filter (where is_imprecise) as imprecise,
        count(department_code) > 0 as states_department,
        coalesce(sum(paid_yuan) filter (where purpose = 'prevention' and not is_part), 0) as prevention_yuan,
        coalesce(sum(paid_yuan) filter (where purpose = 'response' and not is_part), 0) as response_yuan
    from budget_lines
    group by as_of
),

-- A department without a line in the budget has nothing to be told of.
departments as (
    select distinct
        as_of,
        department_code
    from budget_lines
    where department_code is not null
),

asked as (
    select
        frame.indicator_code,
        frame.as_of,
        frame.subject_kind,
        frame.subject_code,
        statements.is_paid_known,
        statements.paid_until,
        statements.is_progress,
        statements.imprecise,
        statements.states_department,
        statements.prevention_yuan,
        statements.response_yuan,
        year(statements.paid_until) || '年' || month(statements.paid_until) || '月'
        || day(statements.paid_until) || '日' as until_zh
    from frame
    inner join statements on frame.as_of = statements.as_of
    left join departments
        on frame.as_of = departments.as_of and frame.subject_code = departments.department_code
    where
        frame.subject_kind <> 'department'
        or not statements.states_department
        or departments.department_code is not null
),

remarks as (
    select
        *,
        case when not is_paid_known then 'not_delivered' end as forced_status,
        case
            when not is_paid_known then '本年度首份报表的支出截至' || until_zh || '，晚于统计时点'
            when is_progress and indicator_code = 'I41'
                then '支出截至' || until_zh || '，年度未结束，为执行进度，不与目标区间比较'
            when is_progress then '支出截至' || until_zh
        end as note_zh
    from asked
    where indicator_code in ('I39', 'I41')
    union all
    select
        *,
        cast(null as varchar) as forced_status,
        '其中预防' || printf('%.1f', prevention_yuan / 10000) || '万元、救援'
        || printf('%.1f', response_yuan / 10000) || '万元，其余为日常运行' as note_zh
    from asked
    where indicator_code = 'I39' and is_paid_known and prevention_yuan + response_yuan > 0
    union all
    select
        *,
        cast(null as varchar) as forced_status,
        '报表含约数' || imprecise || '行' as note_zh
    from asked
    where imprecise > 0
    union all
    select
        *,
        'needs_review' as forced_status,
        '报表无预算单位一栏，不能分部门' as note_zh
    from asked
    where indicator_code = 'I41' and subject_kind = 'department' and is_paid_known and not states_department
)

select
    indicator_code,
    as_of,
    subject_kind,
    subject_code,
    forced_status,
    note_zh
from remarks
where note_zh is not null
