{{ config(materialized='table') }}

with

areas as (select * from {{ ref('int_warning_areas_at') }}),

answered as (select * from {{ ref('int_warnings_answered') }}),

judged as (
    select
        areas.as_of,
        areas.record_id,
        areas.region_code,
        true as is_met,
        answered.minutes,
        case
            when areas.crosses_the_edge then '日期不确定：可能在统计期之外'
            else answered.excluded_because
        end as excluded_because
    from areas
    inner join answered on areas.record_id = answered.record_id
),

placed as (
    {{ by_subject('judged', 'I02') }}
),

-- A warning for several townships is one warning of the county.
answers as (
    select * from placed
    qualify row_number() over (
        partition by as_of, subject_kind, subject_code, record_id
        order by region_code
    ) = 1
)

{{ roles('answers', numerator='minutes') }}
