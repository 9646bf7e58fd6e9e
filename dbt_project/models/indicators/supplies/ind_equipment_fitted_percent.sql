with

judged as (
    select
        as_of,
        record_id,
        region_code,
        is_met,
        case when not is_equipment then '属物资，计入物资品目达标率' else excluded_because end as excluded_because
    from {{ ref('int_stock_lines_at') }}
),

answers as (
    {{ by_subject('judged', 'I23') }}
)

{{ roles('answers') }}
