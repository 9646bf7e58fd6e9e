{{ config(materialized='table') }}

with

judged as (
    select
        as_of,
        record_id,
        region_code,
        has_document and is_used as is_met,
        case
            when is_counted_elsewhere then '同一机制：其他使用记录'
            when not states_document then '待核：清单无文号一栏'
            when not states_use then '待核：清单无使用日期一栏'
            when has_document and may_be_used and not is_used then '待核：使用日期不精确，可能在统计期之外'
        end as excluded_because
    from {{ ref('int_mechanism_uses_at') }}
),

answers as (
    {{ by_subject('judged', 'I01') }}
)

{{ roles('answers') }}
