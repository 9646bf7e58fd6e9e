with

judged as (
    select
        as_of,
        record_id,
        region_code,
        is_met,
        case when is_equipment then '属装备，计入装备配备达标率' else excluded_because end as excluded_because
    from {{ ref('int_stock_lines_at') }}
),

answers as (
    {{ by_subject('judged', 'I22') }}
)

{{ roles('answers') }}
