with

settings as (select * from {{ ref('int_assessment_settings') }}),

dispatches as (
    {{ within_year('stg_fire_rescue__dispatches', 'alarmed_at') }}
),

-- A column that is blank in a whole delivery is a column that the delivery does not have.
judged as (
    select
        dispatches.as_of,
        dispatches.record_id,
        coalesce(dispatches.region_code, settings.county_code) as region_code,
        {{ is_stated('dispatches.reinforcement') }} as is_met,
        case
            when dispatches.crosses_the_edge then '日期不确定：可能在统计期之外'
            when
                not bool_or(dispatches.reinforcement is not null) over (
                    partition by dispatches.as_of, dispatches.delivery_id
                )
                then '待核：出动记录无跨队增援一栏'
        end as excluded_because
    from dispatches
    cross join settings
),

answers as (
    {{ by_subject('judged', 'I03') }}
)

{{ roles('answers') }}
