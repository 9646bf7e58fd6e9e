{% set tolerated_people = threshold('R02', 'tolerated_people') -%}
{% set tolerated_share = threshold('R02', 'tolerated_share') -%}

with

rosters as (select * from {{ ref('int_roster_of_teams') }}),

-- A team that has nobody on the roster is a team whose roster was not handed in.
counted as (
    select
        as_of,
        record_id,
        region_code,
        headcount_low,
        headcount_high,
        count(distinct person_key) as members
    from rosters
    where member_record_id is not null
    group by all
),

compared as (
    select
        *,
        greatest(members - headcount_high, headcount_low - members) as difference
    from counted
),

judged as (
    select * from compared
    where
        difference >= {{ tolerated_people }}
        and difference >= {{ tolerated_share }} * headcount_high
)

{{ hits('judged', severity="'medium'", amount='difference') }}
