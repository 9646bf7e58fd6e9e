with

budget_lines as (
    select * from {{ ref('int_budget_lines_at') }}
    where line_kind in ('reserve', 'own_expenditure')
),

-- A budget that leaves one of the two out does not say that it is nothing.
judged as (
    select
        as_of,
        record_id,
        region_code,
        line_kind = 'reserve' as is_met,
        budget_yuan as reserve_yuan,
        case when line_kind = 'own_expenditure' then budget_yuan else 0.0 end as own_yuan,
        case
            when budget_yuan is null then '待核：未填年初预算数'
            when
                not bool_or(line_kind = 'own_expenditure' and budget_yuan is not null) over (
                    partition by as_of
                )
                then '待核：未列一般公共预算本级支出'
            when not bool_or(line_kind = 'reserve' and budget_yuan is not null) over (partition by as_of)
                then '待核：未列预备费'
        end as excluded_because
    from budget_lines
),

answers as (
    {{ by_subject('judged', 'I40') }}
)

{{ roles('answers', numerator='reserve_yuan', denominator='own_yuan') }}
