{% set at_least_teams = 2 -%}

with

members as (
    select * from {{ ref('int_team_members_at') }}
    where is_active
),

-- a name without ID number and month of birth is nobody: its key is the record's own, so it meets no other
memberships as (
    select
        as_of,
        record_id,
        region_code,
        person_key,
        is_full_time,
        {{ name_key('team_name') }} as team_key
    from members
),

several as (
    select
        as_of,
        person_key,
        count(distinct case when is_full_time then team_key end) as full_time_teams
    from memberships
    group by as_of, person_key
    having count(distinct team_key) >= {{ at_least_teams }}
),

judged as (
    select
        memberships.*,
        -- several trades in one hand are meant to be; two full-time places are not
        case when several.full_time_teams >= {{ at_least_teams }} then 'high' else 'medium' end as severity
    from memberships
    inner join several on memberships.as_of = several.as_of and memberships.person_key = several.person_key
)

{{ hits('judged', severity='severity', body='person_key') }}
