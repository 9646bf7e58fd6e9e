with

judged as (
    select
        as_of,
        record_id,
        region_code,
        paid_yuan,
        purpose = 'prevention' as is_met,
        case
            when is_part then '已含在上级科目的一行中'
            when paid_yuan is null then '待核：未填支出数'
        end as excluded_because
    from {{ ref('int_budget_lines_at') }}
    where is_paid_known and purpose is not null
),

answers as (
    {{ by_subject('judged', 'I39') }}
)

{{ roles('answers', numerator='paid_yuan', denominator='paid_yuan') }}
