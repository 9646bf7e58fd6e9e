{% set months_before_first_roster = 12 -%}

with

as_of_dates as (select as_of from {{ ref('int_as_of_dates') }}),

settings as (select * from {{ ref('int_assessment_settings') }}),

dispatches as (
    select
        *,
        {{ name_key('team_name') }} as team_key,
        coalesce({{ name_key('reinforcement') }}, '') in ('', '无', '否', '/', '-', '—') as went_alone
    from {{ ref('stg_fire_rescue__dispatches') }}
),

teams as (
    select
        *,
        {{ name_key('team_name') }} as team_key
    from {{ ref('stg_emergency__teams') }}
),

members as (select * from {{ ref('int_team_members_placed') }}),

rosters as (
    select
        {{ name_key('team_name') }} as team_key,
        statement_on,
        count(distinct person_key) as strength
    from members
    where
        coalesce(joined_on_from <= statement_on, true)
        and coalesce(left_on_to > statement_on, true)
    group by all
),

strengths as (
    select
        team_key,
        statement_on,
        strength
    from rosters
    union all
    select
        team_key,
        statement_on,
        headcount_high as strength
    from teams
    where headcount_high > 0
),

-- the largest strength that any statement so far gives the team
largest as (
    select
        as_of_dates.as_of,
        strengths.team_key,
        max(strengths.strength) as strength,
        min(strengths.statement_on) as first_statement_on
    from as_of_dates
    inner join strengths on as_of_dates.as_of >= strengths.statement_on
    group by as_of_dates.as_of, strengths.team_key
),

-- the earliest founding and the latest end of all statements so far; what one of them does not end lives on
lives as (
    select
        as_of_dates.as_of,
        teams.team_key,
        min(teams.established_on_from) as established_on,
        max(coalesce(teams.disbanded_on_to, date '9999-12-31')) as disbanded_on,
        -- a name that two teams have is no team
        count(*) = count(distinct teams.statement_on) as is_one_team
    from as_of_dates
    inner join teams on as_of_dates.as_of >= teams.statement_on
    group by as_of_dates.as_of, teams.team_key
),

judged as (
    select
        as_of_dates.as_of,
        dispatches.record_id,
        coalesce(dispatches.region_code, settings.county_code) as region_code,
        dispatches.owner_code as department_code,
        dispatches.team_key,
        dispatches.team_name as named
    from as_of_dates
    cross join settings
    inner join dispatches on as_of_dates.as_of >= dispatches.alarmed_at_to
    left join largest on as_of_dates.as_of = largest.as_of and dispatches.team_key = largest.team_key
    left join lives
        on as_of_dates.as_of = lives.as_of and dispatches.team_key = lives.team_key and lives.is_one_team
    where
        (
            dispatches.people_low > largest.strength
            and dispatches.went_alone
            and dispatches.alarmed_at_from
            >= largest.first_statement_on - interval {{ months_before_first_roster }} month
        )
        or dispatches.alarmed_at_to < lives.established_on
        or dispatches.alarmed_at_from > lives.disbanded_on
)

{{ hits('judged', department='department_code', body='team_key', named='named') }}
