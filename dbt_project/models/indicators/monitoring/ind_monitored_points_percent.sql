with

judged as (
    select
        as_of,
        record_id,
        region_code,
        is_watched and has_responsible as is_met,
        case
            when not states_watch then '待核：台账无监测员、监测设备（巡查责任人）栏'
            when not states_responsible then '待核：台账无责任人一栏'
        end as excluded_because
    from {{ ref('int_watched_points_at') }}
),

answers as (
    {{ by_subject('judged', 'I32') }}
)

{{ roles('answers') }}
