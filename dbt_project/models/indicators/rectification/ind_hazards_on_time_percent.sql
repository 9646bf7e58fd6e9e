with

judged as (
    select
        as_of,
        record_id,
        region_code,
        department_code,
        -- what was re-inspected had been rectified by then
        coalesce(closed_on <= deadline_on_to, false) as is_met,
        case
            when deadline_on_to is null then '待核：未填整改期限'
            when deadline_on_to >= as_of then '未到期：整改期限未过'
        end as excluded_because
    from {{ ref('int_hazards_at') }}
),

answers as (
    {{ by_subject('judged', 'I28', with_departments=true) }}
)

{{ roles('answers') }}
