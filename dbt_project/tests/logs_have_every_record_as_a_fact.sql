-- Staged events that no fact has, and facts that are not staged.
{% set staging_of = {
    'fct_plans': 'stg_emergency__plans',
    'fct_drills': 'stg_emergency__drills',
    'fct_hazards': 'stg_emergency__hazards',
    'fct_cases': 'stg_emergency__cases',
    'fct_dispatches': 'stg_fire_rescue__dispatches',
    'fct_warnings': 'stg_meteorology__warnings',
    'fct_school_drills': 'stg_education__school_drills',
    'fct_budget_lines': 'stg_finance__budget_lines',
    'fct_activities': 'stg_emergency__activities',
    'fct_enterprise_metering': 'stg_emergency__metering',
    'fct_opinions': 'stg_peoples_congress__opinions',
    'fct_responses': 'stg_emergency__responses',
    'fct_roll_calls': 'stg_data__roll_calls',
    'fct_first_reports': 'stg_emergency__first_reports',
    'fct_field_checks': 'stg_peoples_congress__field_checks',
    'fct_self_assessments': 'stg_government__self_assessments',
} %}

with

staged as (
    {{ records_of(staging_of, 'fact') }}
),

facts as (
    {{ records_of(staging_of.keys() | list, 'fact') }}
)

select
    coalesce(staged.fact, facts.fact) as fact,
    staged.record_id as record_staged,
    facts.record_id as record_in_fact
from staged
full outer join facts
    on
        staged.record_id = facts.record_id
        and staged.fact = facts.fact
where staged.record_id is null or facts.record_id is null
