with

budget_lines as (
    select * from {{ ref('int_budget_lines_at') }}
    where is_paid_known
),

-- Without codes of the functional classification nobody can tell which lines are of 224.
judged as (
    select
        as_of,
        record_id,
        region_code,
        line_kind = 'emergency' as is_met,
        line_kind,
        paid_yuan,
        case when line_kind = 'total_expenditure' then paid_yuan else 0.0 end as total_yuan,
        case
            when is_part then '已含在上级科目的一行中'
            when paid_yuan is null then '待核：未填支出数'
            when
                not bool_or(line_kind = 'total_expenditure' and paid_yuan is not null) over (
                    partition by as_of
                )
                then '待核：未列一般公共预算支出'
            when not bool_or(subject_code is not null) over (partition by as_of)
                then '待核：未列支出功能科目编码'
        end as excluded_because
    from budget_lines
),

compared as (
    select * from judged
    where line_kind in ('emergency', 'total_expenditure')
),

answers as (
    {{ by_subject('compared', 'I39') }}
)

{{ roles('answers', numerator='paid_yuan', denominator='total_yuan') }}
