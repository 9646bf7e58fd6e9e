with

judged as (
    select
        as_of,
        record_id,
        region_code,
        coalesce(is_expired, false) as is_met,
        case
            when condition = 'scrapped' then '已报废'
            when is_standing then '长期使用'
            when not is_dated then '待核：未填生产日期和使用年限'
            when is_expired is null then '待核：使用年限只能推算到区间，统计时点在区间之内'
        end as excluded_because
    from {{ ref('int_supplies_at') }}
    where is_equipment
),

answers as (
    {{ by_subject('judged', 'I23') }}
)

{{ roles('answers') }}
