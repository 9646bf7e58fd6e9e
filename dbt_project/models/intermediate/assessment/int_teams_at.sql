with

settings as (select * from {{ ref('int_assessment_settings') }}),

teams as (
    {{ statements_at('stg_emergency__teams') }}
)

select
    teams.as_of,
    teams.record_id,
    teams.statement_on,
    teams.team_name,
    {{ name_key('teams.team_name') }} as team_key,
    teams.team_kind,
    teams.supervising_body,
    -- where the total is not stated, full and part time are it
    coalesce(teams.headcount, teams.full_time + teams.part_time) as headcount,
    coalesce(teams.headcount_low, teams.headcount, teams.full_time + teams.part_time) as headcount_low,
    coalesce(teams.headcount_high, teams.headcount, teams.full_time + teams.part_time) as headcount_high,
    coalesce(teams.region_code, settings.county_code) as region_code,
    coalesce(teams.established_on_from <= teams.as_of, true)
    and coalesce(teams.disbanded_on_to > teams.as_of, true) as is_active
from teams
cross join settings
