with

team_members as (
    {{ newest_statement('stg_emergency__team_members') }}
),

-- a roster that names no township stands where the team register puts its team
places as (
    select
        record_id,
        region_code
    from {{ ref('int_team_members_placed') }}
),

teams as (
    select
        region_code,
        team_kind,
        {{ name_key('team_name') }} as team_key
    from {{ ref('fct_teams') }}
),

teams_here as (
    select
        region_code,
        team_key,
        max(team_kind) as team_kind
    from teams
    group by region_code, team_key
    having count(distinct team_kind) = 1
),

-- a team may stand elsewhere in the register; a name that means one kind everywhere still tells the kind
teams_anywhere as (
    select
        team_key,
        max(team_kind) as team_kind
    from teams
    group by team_key
    having count(distinct team_kind) = 1
),

gender_labels as (
    {{ code_labels('gender') }}
),

full_time_labels as (
    {{ code_labels('full_time') }}
),

insured_labels as (
    {{ code_labels('yes_no') }}
),

ppe_labels as (
    {{ code_labels('yes_no') }}
),

team_kind_labels as (
    {{ code_labels('team_kind') }}
)

select
    team_members.record_id,
    case when team_members.region_code is not null then places.region_code end as region_code,
    team_members.village_code,
    team_members.is_doubtful,
    team_members.statement_on,
    team_members.serial,
    team_members.member_name,
    team_members.gender,
    coalesce(gender_labels.zh, team_members.gender_text) as gender_zh,
    team_members.born_on,
    team_members.born_on_from as born_from,
    team_members.born_on_to as born_to,
    team_members.born_on_precision,
    team_members.age,
    team_members.age_low,
    team_members.age_high,
    team_members.id_number,
    team_members.person_key,
    team_members.political_status,
    team_members.education,
    team_members.member_source,
    team_members.team_name,
    coalesce(teams_here.team_kind, teams_anywhere.team_kind) as team_kind,
    team_kind_labels.zh as team_kind_zh,
    team_members.township,
    team_members.post,
    team_members.is_full_time = 'full_time' as is_full_time,
    coalesce(full_time_labels.zh, team_members.is_full_time_text) as is_full_time_zh,
    team_members.joined_on,
    team_members.joined_on_from as joined_from,
    team_members.joined_on_to as joined_to,
    team_members.joined_on_precision,
    team_members.left_on,
    team_members.left_on_from as left_from,
    team_members.left_on_to as left_to,
    team_members.left_on_precision,
    team_members.certificate,
    team_members.trained_on,
    team_members.trained_on_from as trained_from,
    team_members.trained_on_to as trained_to,
    team_members.trained_on_precision,
    team_members.trained_until,
    team_members.trained_until_from,
    team_members.trained_until_to,
    team_members.trained_until_precision,
    team_members.insured = 'yes' as insured,
    coalesce(insured_labels.zh, team_members.insured_text) as insured_zh,
    team_members.has_ppe = 'yes' as has_ppe,
    coalesce(ppe_labels.zh, team_members.has_ppe_text) as has_ppe_zh,
    team_members.phone,
    coalesce(team_members.age_is_imprecise, false) as is_imprecise
from team_members
inner join places on team_members.record_id = places.record_id
left join gender_labels on team_members.gender = gender_labels.code
left join full_time_labels on team_members.is_full_time = full_time_labels.code
left join insured_labels on team_members.insured = insured_labels.code
left join ppe_labels on team_members.has_ppe = ppe_labels.code
left join teams_here
    on
        places.region_code = teams_here.region_code
        and {{ name_key('team_members.team_name') }} = teams_here.team_key
left join teams_anywhere on {{ name_key('team_members.team_name') }} = teams_anywhere.team_key
left join team_kind_labels on coalesce(teams_here.team_kind, teams_anywhere.team_kind) = team_kind_labels.code
