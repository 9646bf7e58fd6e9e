{{ config(materialized='table') }}

with

dispatches as (select * from {{ ref('int_dispatches_within_year') }}),

settings as (select * from {{ ref('int_assessment_settings') }}),

judged as (
    select
        dispatches.as_of,
        dispatches.record_id,
        dispatches.region_code,
        coalesce(
            dispatches.arrived_at <= dispatches.alarmed_at + settings.arrival_minutes * interval 1 minute,
            false
        ) as is_met,
        case
            when dispatches.crosses_the_edge then '日期不确定：可能在统计期之外'
            when dispatches.alarmed_at is null then '待核：接警时间未写到时分'
            when dispatches.arrived_at is null then '待核：未填到场时间或未写到时分'
            when dispatches.arrived_at < dispatches.alarmed_at then '待核：到场早于接警'
        end as excluded_because
    from dispatches
    cross join settings
),

answers as (
    {{ by_subject('judged', 'I16') }}
)

{{ roles('answers') }}
