{% set tolerated_people = 2 -%}
{% set tolerated_share = 0.05 -%}
{% set days_between_statements = 31 -%}

with

teams as (
    select * from {{ ref('int_teams_at') }}
    where is_active
),

sent_teams as (select * from {{ ref('stg_emergency__teams') }}),

members as (select * from {{ ref('int_team_members_at') }}),

stated as (
    select
        teams.as_of,
        teams.record_id,
        teams.region_code,
        teams.team_key,
        teams.statement_on,
        coalesce(
            sent_teams.headcount_low, sent_teams.headcount, sent_teams.full_time + sent_teams.part_time
        ) as headcount_low,
        coalesce(
            sent_teams.headcount_high, sent_teams.headcount, sent_teams.full_time + sent_teams.part_time
        ) as headcount_high,
        count(*) over (partition by teams.as_of, teams.team_key) = 1 as is_only_one_of_its_name
    from teams
    inner join sent_teams on teams.record_id = sent_teams.record_id
),

-- Members on the day that the register states, and only where both speak of about the same day. A team that
-- has nobody on the roster is a team whose roster was not handed in.
counted as (
    select
        stated.as_of,
        stated.record_id,
        stated.region_code,
        stated.headcount_low,
        stated.headcount_high,
        count(distinct members.person_key) as members
    from stated
    inner join members
        on
            stated.as_of = members.as_of
            and stated.team_key = {{ name_key('members.team_name') }}
            and (stated.is_only_one_of_its_name or stated.region_code = members.region_code)
    where
        abs(date_diff('day', stated.statement_on, members.statement_on)) <= {{ days_between_statements }}
        and coalesce(members.joined_on_from <= stated.statement_on, true)
        and coalesce(members.left_on_to > stated.statement_on, true)
    group by all
),

compared as (
    select
        *,
        greatest(members - headcount_high, headcount_low - members) as difference
    from counted
),

judged as (
    select * from compared
    where
        difference >= {{ tolerated_people }}
        and difference >= {{ tolerated_share }} * headcount_high
)

{{ hits('judged', severity="'medium'", amount='difference') }}
