with

judged as (
    select
        as_of,
        record_id,
        region_code,
        is_joint as is_met,
        case when crosses_the_edge then '日期不确定：可能在统计期之外' end as excluded_because
    from {{ ref('int_drills_within_year') }}
),

answers as (
    {{ by_subject('judged', 'I20') }}
)

{{ roles('answers') }}
