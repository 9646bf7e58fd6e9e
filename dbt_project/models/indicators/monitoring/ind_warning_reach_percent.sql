{{ config(materialized='table') }}

with

areas as (select * from {{ ref('int_warning_areas_at') }}),

warnings as (
    select
        record_id,
        confirmed_households,
        -- a column that is blank in a whole delivery is a column that the delivery does not have
        bool_or(confirmed_households is not null) over (partition by delivery_id) as states_confirmed
    from {{ ref('stg_meteorology__warnings') }}
),

placed as (
    {{ by_subject('areas', 'I33') }}
),

-- Of a warning for several townships the county adds up the households.
asked as (
    select
        as_of,
        subject_kind,
        subject_code,
        record_id,
        max(townships_warned) as townships_warned,
        bool_or(crosses_the_edge) as crosses_the_edge,
        bool_or(has_unknown_places) as has_unknown_places,
        case when count(*) = count(households) then sum(households) end as households
    from placed
    group by as_of, subject_kind, subject_code, record_id
),

answers as (
    select
        asked.as_of,
        asked.subject_kind,
        asked.subject_code,
        asked.record_id,
        asked.households,
        warnings.confirmed_households,
        true as is_met,
        case
            when asked.crosses_the_edge then '日期不确定：可能在统计期之外'
            when not warnings.states_confirmed then '待核：预警台账无到户确认数一栏'
            when warnings.confirmed_households is null then '待核：未填到户确认数'
            when asked.has_unknown_places then '待核：影响区域有无法识别的地名'
            when asked.subject_kind = 'township' and asked.townships_warned > 1
                then '待核：到户确认数没有分乡镇填写'
            when coalesce(asked.households, 0) <= 0 then '待核：影响区域的户数未填或无法读取'
        end as excluded_because
    from asked
    inner join warnings on asked.record_id = warnings.record_id
)

{{ roles('answers', numerator='confirmed_households', denominator='households') }}
