with

judged as (
    select
        as_of,
        record_id,
        region_code,
        department_code,
        coalesce(closed_on_to <= due_on_to, false) as is_met,
        case
            when due_on_to is null then '待核：未填办理期限'
            when due_on_to >= as_of then '未到期：办理期限未过'
            when closed_on_to is null and regexp_matches(progress, '已(经|全部)?办结|办理完毕|办结完毕')
                then '待核：写明办结而未填办结日期'
        end as excluded_because
    from {{ ref('int_opinions_at') }}
),

answers as (
    {{ by_subject('judged', 'I46', with_departments=true) }}
)

{{ roles('answers') }}
