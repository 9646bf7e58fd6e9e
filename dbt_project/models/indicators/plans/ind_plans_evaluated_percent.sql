with

judged as (
    select
        as_of,
        record_id,
        region_code,
        department_code,
        case
            when issued_on_to is null then '待核：未填印发日期'
            when issued_on_to >= as_of - interval 36 month then '未到期：印发未满三年'
        end as excluded_because,
        coalesce(evaluated_on_from > as_of - interval 36 month and evaluated_on_to <= as_of, false)
        or coalesce(revised_on_from > as_of - interval 36 month and revised_on_to <= as_of, false)
            as is_met
    from {{ ref('int_plans_in_force_at') }}
),

answers as (
    {{ by_subject('judged', 'I08', with_departments=true) }}
)

{{ roles('answers') }}
