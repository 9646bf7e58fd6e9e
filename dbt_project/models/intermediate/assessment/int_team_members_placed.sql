with

settings as (select * from {{ ref('int_assessment_settings') }}),

members as (select * from {{ ref('stg_emergency__team_members') }}),

teams as (select * from {{ ref('stg_emergency__teams') }}),

-- A roster that names no township stands where the team register puts its team, if it puts it in one place.
team_places as (
    select
        {{ name_key('team_name') }} as team_key,
        min(region_code) as region_code
    from teams
    group by {{ name_key('team_name') }}
    having count(distinct region_code) = 1
)

select
    members.record_id,
    members.statement_on,
    members.statement_key,
    members.team_name,
    coalesce(members.person_key, members.record_id) as person_key,
    coalesce(
        nullif(members.region_code, settings.county_code),
        team_places.region_code,
        settings.county_code
    ) as region_code,
    members.joined_on_from,
    members.left_on_to,
    members.is_full_time = 'full_time' as is_full_time,
    members.insured = 'yes' as is_insured,
    members.has_ppe = 'yes' as has_ppe,
    members.trained_on_from,
    members.trained_on_to,
    members.trained_until_to,
    members.trained_until_precision,
    -- a column that is blank in a whole delivery is a column that the delivery does not have
    bool_or(members.is_full_time_text is not null)
        over (partition by members.delivery_id)
        as states_full_time,
    bool_or(members.insured_text is not null) over (partition by members.delivery_id) as states_insurance,
    bool_or(members.has_ppe_text is not null) over (partition by members.delivery_id) as states_ppe,
    bool_or(members.trained_on_precision is not null or members.trained_until_precision is not null)
        over (partition by members.delivery_id) as states_training
from members
cross join settings
left join team_places on {{ name_key('members.team_name') }} = team_places.team_key
