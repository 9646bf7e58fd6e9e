{{ config(materialized='table') }}

with

judged as (
    select
        as_of,
        record_id,
        region_code,
        coalesce(is_expired, false) as is_met,
        case
            when condition = 'scrapped' then '已报废'
            when is_standing then '长期有效'
            when not is_dated and is_dated_elsewhere then '待核：未填有效期，同名物资另有日期'
            when not is_dated then '待核：未填有效期'
            when is_expired is null then '待核：有效期只能推算到区间，统计时点在区间之内'
        end as excluded_because
    from {{ ref('int_supplies_at') }}
),

answers as (
    {{ by_subject('judged', 'I24') }}
)

{{ roles('answers') }}
