{% set at_least_teams = threshold('R04', 'at_least_teams') -%}
{% set round_share = threshold('R04', 'round_share') -%}
{% set unlikely = 0.01 -%}
{% set leap_share = threshold('R04', 'leap_share') -%}
{% set leap_people = threshold('R04', 'leap_people') -%}

with

teams as (
    select * from {{ ref('int_teams_at') }}
    where is_active
),

sent as (select * from {{ ref('stg_emergency__teams') }}),

sizes as (
    select
        record_id,
        statement_key,
        statement_on,
        coalesce(headcount, full_time + part_time) as headcount
    from sent
    where not coalesce(headcount_is_imprecise or full_time_is_imprecise or part_time_is_imprecise, false)
),

-- of a name that stands twice in one statement nobody knows which was which before
compared as (
    select
        *,
        lag(headcount) over (partition by statement_key order by statement_on) as headcount_before
    from sizes
    qualify count(*) over (partition by statement_key, statement_on) = 1
),

current_sizes as (
    select
        teams.as_of,
        teams.record_id,
        teams.region_code,
        sizes.headcount,
        compared.headcount_before,
        count(*) over (partition by teams.as_of) as teams,
        count(*) filter (where sizes.headcount % 10 = 0) over (partition by teams.as_of) as round_teams
    from teams
    inner join sizes on teams.record_id = sizes.record_id
    left join compared on teams.record_id = compared.record_id
    where sizes.headcount > 0
),

-- binomial: how likely so many last digits of nought or more are, where one in ten is one
tails as (
    select distinct
        as_of,
        list_sum(list_transform(
            range(round_teams, teams + 1),
            lambda i: exp(
                lgamma(teams + 1) - lgamma(i + 1) - lgamma(teams - i + 1)
                + i * ln(0.1) + (teams - i) * ln(0.9)
            )
        )) as chance
    from current_sizes
    where teams >= {{ at_least_teams }} and round_teams >= {{ round_share }} * teams
),

judged as (
    select
        current_sizes.as_of,
        current_sizes.record_id,
        current_sizes.region_code,
        'round' as finding_key,
        '支队伍人数为整十，占全部队伍一半以上' as named
    from current_sizes
    inner join tails on current_sizes.as_of = tails.as_of
    where tails.chance < {{ unlikely }} and current_sizes.headcount % 10 = 0
    union all
    select
        as_of,
        record_id,
        region_code,
        'leap' as finding_key,
        '支队伍人数比上一期增减一半以上' as named
    from current_sizes
    where
        abs(headcount - headcount_before) >= {{ leap_share }} * headcount_before
        and abs(headcount - headcount_before) >= {{ leap_people }}
)

{{ hits('judged', severity="'low'", finding_key='finding_key', named='named') }}
