-- Records of a newest statement that no fact has, and facts that are not of a newest statement.
with

latest as (
    select as_of
    from {{ ref('int_as_of_dates') }}
    where is_latest
),

staged as (
    select
        'emergency__teams' as register,
        statement_key,
        statement_on,
        record_id
    from {{ ref('stg_emergency__teams') }}
    union all
    select
        'emergency__team_members' as register,
        statement_key,
        statement_on,
        record_id
    from {{ ref('stg_emergency__team_members') }}
    union all
    select
        'emergency__supplies' as register,
        statement_key,
        statement_on,
        record_id
    from {{ ref('stg_emergency__supplies') }}
    union all
    select
        'natural_resources__landslide_points' as register,
        statement_key,
        statement_on,
        record_id
    from {{ ref('stg_natural_resources__landslide_points') }}
    union all
    select
        'water__reservoirs' as register,
        statement_key,
        statement_on,
        record_id
    from {{ ref('stg_water__reservoirs') }}
    union all
    select
        'water__stations' as register,
        statement_key,
        statement_on,
        record_id
    from {{ ref('stg_water__stations') }}
    union all
    select
        'emergency__mechanisms' as register,
        statement_key,
        statement_on,
        record_id
    from {{ ref('stg_emergency__mechanisms') }}
    union all
    select
        'emergency__lead_bodies' as register,
        statement_key,
        statement_on,
        record_id
    from {{ ref('stg_emergency__lead_bodies') }}
    union all
    select
        'data__interfaces' as register,
        statement_key,
        statement_on,
        record_id
    from {{ ref('stg_data__interfaces') }}
    union all
    select
        'emergency__shelters' as register,
        statement_key,
        statement_on,
        record_id
    from {{ ref('stg_emergency__shelters') }}
    union all
    select
        'emergency__experts' as register,
        statement_key,
        statement_on,
        record_id
    from {{ ref('stg_emergency__experts') }}
),

newest as (
    select
        staged.register,
        staged.statement_key,
        max(staged.statement_on) as statement_on
    from staged
    inner join latest on staged.statement_on <= latest.as_of
    group by staged.register, staged.statement_key
),

expected as (
    select staged.record_id
    from staged
    inner join newest
        on
            staged.register = newest.register
            and staged.statement_key = newest.statement_key
            and staged.statement_on = newest.statement_on
),

facts as (
    select record_id
    from {{ ref('fct_teams') }}
    union all
    select record_id
    from {{ ref('fct_team_members') }}
    union all
    select record_id
    from {{ ref('fct_supplies') }}
    union all
    select record_id
    from {{ ref('fct_risk_points') }}
    union all
    select record_id
    from {{ ref('fct_mechanisms') }}
    union all
    select record_id
    from {{ ref('fct_lead_bodies') }}
    union all
    select record_id
    from {{ ref('fct_interfaces') }}
    union all
    select record_id
    from {{ ref('fct_shelters') }}
    union all
    select record_id
    from {{ ref('fct_experts') }}
),

without_statement as (
    select record_id
    from staged
    where statement_on is null
)

select
    expected.record_id as record_expected,
    facts.record_id as record_in_fact
from expected
full outer join facts on expected.record_id = facts.record_id
where expected.record_id is null or facts.record_id is null
union all
select
    record_id as record_expected,
    cast(null as varchar) as record_in_fact
from without_statement
