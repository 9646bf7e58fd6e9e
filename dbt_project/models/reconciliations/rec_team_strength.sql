with

settings as (select * from {{ ref('int_assessment_settings') }}),

dispatches as (
    {{ within_year('stg_fire_rescue__dispatches', 'alarmed_at') }}
),

teams as (
    select * from {{ ref('int_teams_at') }}
    where is_active
),

-- a name that two teams have is no team
one_of_its_name as (
    select
        as_of,
        team_key,
        min(region_code) as region_code
    from teams
    group by as_of, team_key
    having count(*) = 1
),

registered as (
    select
        teams.as_of,
        teams.region_code,
        teams.team_key as item_key,
        teams.team_name as item_name,
        teams.record_id,
        teams.headcount as amount,
        teams.headcount_low as amount_low,
        teams.headcount_high as amount_high
    from teams
    inner join
        one_of_its_name
        on teams.as_of = one_of_its_name.as_of and teams.team_key = one_of_its_name.team_key
    where teams.headcount is not null
),

went_alone as (
    select
        *,
        {{ name_key('team_name') }} as team_key
    from dispatches
    where
        not crosses_the_edge
        and people is not null
        and not {{ is_stated('reinforcement') }}
),

-- of all that a team was sent out to, the one with the most people
largest as (
    select
        went_alone.as_of,
        coalesce(one_of_its_name.region_code, settings.county_code) as region_code,
        went_alone.team_key as item_key,
        went_alone.team_name as item_name,
        went_alone.record_id,
        went_alone.people as amount,
        coalesce(went_alone.people_low, went_alone.people) as amount_low,
        coalesce(went_alone.people_high, went_alone.people) as amount_high
    from went_alone
    cross join settings
    left join one_of_its_name
        on went_alone.as_of = one_of_its_name.as_of and went_alone.team_key = one_of_its_name.team_key
    where went_alone.team_key is not null
    qualify row_number() over (
        partition by went_alone.as_of, went_alone.team_key
        order by went_alone.people desc, went_alone.record_id asc
    ) = 1
)

{{ two_sides('registered', 'largest', is_imprecise=true) }}
