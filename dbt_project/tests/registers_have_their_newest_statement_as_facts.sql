-- Records of a newest statement that no fact has, and facts that are not of a newest statement.
{% set registers = [
    'stg_emergency__teams',
    'stg_emergency__team_members',
    'stg_emergency__supplies',
    'stg_natural_resources__landslide_points',
    'stg_water__reservoirs',
    'stg_water__stations',
    'stg_emergency__mechanisms',
    'stg_emergency__lead_bodies',
    'stg_data__interfaces',
    'stg_emergency__shelters',
    'stg_emergency__experts',
] %}

{% set facts = [
    'fct_teams',
    'fct_team_members',
    'fct_supplies',
    'fct_risk_points',
    'fct_mechanisms',
    'fct_lead_bodies',
    'fct_interfaces',
    'fct_shelters',
    'fct_experts',
] %}

with

latest as (
    select as_of
    from {{ ref('int_as_of_dates') }}
    where is_latest
),

staged as (
    {{ records_of(registers, 'register', columns=['statement_key', 'statement_on', 'record_id']) }}
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
    {{ records_of(facts, 'fact') }}
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
