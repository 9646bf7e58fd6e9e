with

enterprises as (
    select
        *,
        case when not states_key then '待核：企业清单无是否重点一栏' end as excluded_because
    from {{ ref('int_enterprises_at') }}
    where is_key or not states_key
),

teams as (
    select
        *,
        {{ name_key('supervising_body') }} as owner_key
    from {{ ref('int_teams_at') }}
    where is_active
),

asked as (
    select * from {{ ref('int_indicator_regions') }}
    where indicator_code = 'I15'
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
)

select
    judged.as_of,
    asked.subject_kind,
    asked.subject_code,
    judged.record_id,
    case
        when judged.excluded_because is not null then 'excluded'
        when judged.is_met then 'numerator'
        else 'denominator_only'
    end as role,
    judged.excluded_because,
    case when judged.excluded_because is null and judged.is_met then 1.0 else 0.0 end as numerator_amount,
    case when judged.excluded_because is null then 1.0 else 0.0 end as denominator_amount
from judged
inner join asked on judged.as_of = asked.as_of and judged.region_code = asked.region_code
