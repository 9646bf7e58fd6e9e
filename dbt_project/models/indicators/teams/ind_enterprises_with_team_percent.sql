with

enterprises as (
    {{ key_enterprises() }}
),

teams as (
    select
        *,
        {{ name_key('supervising_body') }} as owner_key
    from {{ ref('int_teams_at') }}
    where is_active
),

-- A team is the enterprise's own when the register names the enterprise as its owner or in its name.
with_team as (
    select distinct
        enterprises.as_of,
        enterprises.record_id
    from enterprises
    inner join teams
        on
            enterprises.as_of = teams.as_of
            and (
                enterprises.enterprise_key = teams.owner_key
                or contains(teams.team_key, enterprises.enterprise_key)
                or (
                    teams.team_kind = 'enterprise'
                    and length(enterprises.short_key) >= 4
                    and (
                        contains(teams.team_key, enterprises.short_key)
                        or contains(teams.owner_key, enterprises.short_key)
                    )
                )
            )
),

judged as (
    select
        enterprises.as_of,
        enterprises.record_id,
        enterprises.region_code,
        enterprises.excluded_because,
        with_team.record_id is not null
        or (enterprises.is_small and coalesce(enterprises.has_substitute, false)) as is_met
    from enterprises
    left join with_team on enterprises.as_of = with_team.as_of and enterprises.record_id = with_team.record_id
),

answers as (
    {{ by_subject('judged', 'I15') }}
)

{{ roles('answers') }}
