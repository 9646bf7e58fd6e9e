-- Staged events that no fact has, and facts that are not staged.
with

staged as (
    select
        'fct_plans' as fact,
        record_id
    from {{ ref('stg_emergency__plans') }}
    union all
    select
        'fct_drills' as fact,
        record_id
    from {{ ref('stg_emergency__drills') }}
    union all
    select
        'fct_hazards' as fact,
        record_id
    from {{ ref('stg_emergency__hazards') }}
    union all
    select
        'fct_cases' as fact,
        record_id
    from {{ ref('stg_emergency__cases') }}
    union all
    select
        'fct_dispatches' as fact,
        record_id
    from {{ ref('stg_fire_rescue__dispatches') }}
    union all
    select
        'fct_warnings' as fact,
        record_id
    from {{ ref('stg_meteorology__warnings') }}
    union all
    select
        'fct_school_drills' as fact,
        record_id
    from {{ ref('stg_education__school_drills') }}
    union all
    select
        'fct_budget_lines' as fact,
        record_id
    from {{ ref('stg_finance__budget_lines') }}
    union all
    select
        'fct_activities' as fact,
        record_id
    from {{ ref('stg_emergency__activities') }}
    union all
    select
        'fct_enterprise_metering' as fact,
        record_id
    from {{ ref('stg_emergency__metering') }}
    union all
    select
        'fct_opinions' as fact,
        record_id
    from {{ ref('stg_peoples_congress__opinions') }}
    union all
    select
        'fct_responses' as fact,
        record_id
    from {{ ref('stg_emergency__responses') }}
    union all
    select
        'fct_roll_calls' as fact,
        record_id
    from {{ ref('stg_data__roll_calls') }}
    union all
    select
        'fct_first_reports' as fact,
        record_id
    from {{ ref('stg_emergency__first_reports') }}
),

facts as (
    select
        'fct_plans' as fact,
        record_id
    from {{ ref('fct_plans') }}
    union all
    select
        'fct_drills' as fact,
        record_id
    from {{ ref('fct_drills') }}
    union all
    select
        'fct_hazards' as fact,
        record_id
    from {{ ref('fct_hazards') }}
    union all
    select
        'fct_cases' as fact,
        record_id
    from {{ ref('fct_cases') }}
    union all
    select
        'fct_dispatches' as fact,
        record_id
    from {{ ref('fct_dispatches') }}
    union all
    select
        'fct_warnings' as fact,
        record_id
    from {{ ref('fct_warnings') }}
    union all
    select
        'fct_school_drills' as fact,
        record_id
    from {{ ref('fct_school_drills') }}
    union all
    select distinct
        'fct_budget_lines' as fact,
        record_id
    from {{ ref('fct_budget_lines') }}
    union all
    select
        'fct_activities' as fact,
        record_id
    from {{ ref('fct_activities') }}
    union all
    select
        'fct_enterprise_metering' as fact,
        record_id
    from {{ ref('fct_enterprise_metering') }}
    union all
    select
        'fct_opinions' as fact,
        record_id
    from {{ ref('fct_opinions') }}
    union all
    select
        'fct_responses' as fact,
        record_id
    from {{ ref('fct_responses') }}
    union all
    select
        'fct_roll_calls' as fact,
        record_id
    from {{ ref('fct_roll_calls') }}
    union all
    select
        'fct_first_reports' as fact,
        record_id
    from {{ ref('fct_first_reports') }}
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
