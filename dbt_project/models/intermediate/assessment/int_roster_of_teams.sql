{% set days_between_statements = 31 -%}

with

teams as (
    select * from {{ ref('int_teams_at') }}
    where is_active
),

members as (select * from {{ ref('int_team_members_at') }}),

stated as (
    select
        teams.as_of,
        teams.record_id,
        teams.region_code,
        teams.team_key,
        teams.team_name,
        teams.statement_on,
        teams.headcount,
        teams.headcount_low,
        teams.headcount_high,
        count(*) over (partition by teams.as_of, teams.team_key) = 1 as is_only_one_of_its_name
    from teams
)

-- Members on the day that the register states, and only where both speak of about the same day.
select
    stated.as_of,
    stated.record_id,
    stated.region_code,
    stated.team_key,
    stated.team_name,
    stated.headcount,
    stated.headcount_low,
    stated.headcount_high,
    members.record_id as member_record_id,
    members.person_key
from stated
left join members
    on
        stated.as_of = members.as_of
        and stated.team_key = {{ name_key('members.team_name') }}
        and (stated.is_only_one_of_its_name or stated.region_code = members.region_code)
        and abs(date_diff('day', stated.statement_on, members.statement_on)) <= {{ days_between_statements }}
        and coalesce(stated.statement_on >= members.joined_on_from, true)
        and coalesce(stated.statement_on < members.left_on_to, true)
