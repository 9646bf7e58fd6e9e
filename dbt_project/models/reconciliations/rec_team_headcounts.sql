with

rosters as (select * from {{ ref('int_roster_of_teams') }}),

register as (
    select distinct
        as_of,
        region_code,
        team_key || '/' || region_code as item_key,
        team_name as item_name,
        record_id,
        headcount as amount,
        headcount_low as amount_low,
        headcount_high as amount_high
    from rosters
    where headcount is not null
),

-- a person who is listed twice is one
roster as (
    select
        as_of,
        region_code,
        team_key || '/' || region_code as item_key,
        max(team_name) as item_name,
        min(member_record_id) as record_id,
        1 as amount,
        1 as amount_low,
        1 as amount_high
    from rosters
    where member_record_id is not null
    group by as_of, region_code, team_key, coalesce(person_key, member_record_id)
)

{{ two_sides('register', 'roster', is_imprecise=true) }}
