with

settings as (select * from {{ ref('int_assessment_settings') }}),

roll_calls as (
    {{ within_year('stg_data__roll_calls', 'called_at') }}
),

judged as (
    select
        roll_calls.as_of,
        roll_calls.record_id,
        coalesce(roll_calls.region_code, settings.county_code) as region_code,
        coalesce(roll_calls.is_online = 'yes', false) as is_met,
        case
            when roll_calls.crosses_the_edge then '日期不确定：可能在统计期之外'
            when roll_calls.is_online is null then '待核：未填是否在线或无法识别'
        end as excluded_because
    from roll_calls
    cross join settings
),

answers as (
    {{ by_subject('judged', 'I35') }}
)

{{ roles('answers') }}
