with

judged as (
    select
        as_of,
        record_id,
        region_code,
        department_code,
        coalesce(paid_yuan > 0, false) as is_met,
        paid_yuan,
        coalesce(adjusted_yuan, budget_yuan) as granted_yuan,
        case
            when has_parts then '合计行：其明细科目已逐行计入'
            when coalesce(adjusted_yuan, budget_yuan) is null then '待核：未填预算数'
            when paid_yuan is null then '待核：未填支出数'
        end as excluded_because
    from {{ ref('int_budget_lines_at') }}
    where is_paid_known and line_kind in ('emergency', 'other')
),

answers as (
    {{ by_subject('judged', 'I41', with_departments=true) }}
)

{{ roles('answers', numerator='paid_yuan', denominator='granted_yuan') }}
