with

teams as (
    {{ newest_statement('stg_emergency__teams') }}
),

team_kind_labels as (
    {{ code_labels('team_kind') }}
)

select
    teams.record_id,
    teams.region_code,
    teams.village_code,
    teams.is_doubtful,
    teams.statement_on,
    teams.team_no,
    teams.team_name,
    teams.team_kind,
    coalesce(team_kind_labels.zh, teams.team_kind_text) as team_kind_zh,
    teams.supervising_body,
    teams.township,
    -- many forms split 人数 into 专职 and 兼职 and leave the total out
    coalesce(teams.headcount, teams.full_time + teams.part_time) as headcount,
    coalesce(teams.headcount_low, teams.full_time_low + teams.part_time_low) as headcount_low,
    coalesce(teams.headcount_high, teams.full_time_high + teams.part_time_high) as headcount_high,
    teams.headcount is not null as is_headcount_stated,
    teams.full_time,
    teams.full_time_low,
    teams.full_time_high,
    teams.part_time,
    teams.part_time_low,
    teams.part_time_high,
    teams.established_on,
    teams.established_on_from as established_from,
    teams.established_on_to as established_to,
    teams.established_on_precision,
    teams.disbanded_on,
    teams.disbanded_on_from as disbanded_from,
    teams.disbanded_on_to as disbanded_to,
    teams.disbanded_on_precision,
    teams.leader_name,
    teams.phone,
    teams.equipment,
    coalesce(
        teams.headcount_is_imprecise
        or teams.full_time_is_imprecise
        or teams.part_time_is_imprecise,
        false
    ) as is_imprecise
from teams
left join team_kind_labels on teams.team_kind = team_kind_labels.code
