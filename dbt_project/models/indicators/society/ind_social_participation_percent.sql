with

as_of_dates as (select as_of from {{ ref('int_as_of_dates') }}),

settings as (select * from {{ ref('int_assessment_settings') }}),

dispatches as (select * from {{ ref('stg_fire_rescue__dispatches') }}),

drills as (select * from {{ ref('int_drills_within_year') }}),

bodies as (
    select
        record_id,
        {{ name_key('body_text') }} as body_key
    from {{ ref('int_bodies_counted') }}
    where column_name in ('organiser_name', 'participating_bodies')
),

social_teams as (
    select
        as_of,
        team_key
    from {{ ref('int_teams_at') }}
    where team_kind = 'social' and is_active
),

dispatched as (
    select
        as_of_dates.as_of,
        dispatches.record_id,
        coalesce(dispatches.region_code, settings.county_code) as region_code,
        {{ name_key("concat_ws('、', dispatches.team_name, dispatches.reinforcement)") }} as body_key,
        not(
            dispatches.alarmed_at_from > as_of_dates.as_of - interval 12 month
            and coalesce(dispatches.alarmed_at_to <= as_of_dates.as_of, false)
        ) as crosses_the_edge
    from as_of_dates
    cross join settings
    inner join dispatches
        on
            as_of_dates.as_of >= dispatches.alarmed_at_from
            and coalesce(dispatches.alarmed_at_to > as_of_dates.as_of - interval 12 month, true)
),

named as (
    select
        as_of,
        record_id,
        body_key
    from dispatched
    union all
    select
        drills.as_of,
        drills.record_id,
        bodies.body_key
    from drills
    inner join bodies on drills.record_id = bodies.record_id
),

-- A cell may name several teams, so the registered name has to stand in it.
took_part as (
    select distinct
        named.as_of,
        named.record_id
    from named
    inner join social_teams
        on named.as_of = social_teams.as_of and contains(named.body_key, social_teams.team_key)
),

events as (
    select
        as_of,
        record_id,
        region_code,
        crosses_the_edge
    from dispatched
    union all
    select
        as_of,
        record_id,
        region_code,
        crosses_the_edge
    from drills
),

judged as (
    select
        events.as_of,
        events.record_id,
        events.region_code,
        took_part.record_id is not null as is_met,
        case when events.crosses_the_edge then '日期不确定：可能在统计期之外' end as excluded_because
    from events
    left join took_part on events.as_of = took_part.as_of and events.record_id = took_part.record_id
),

answers as (
    {{ by_subject('judged', 'I42') }}
)

{{ roles('answers') }}
