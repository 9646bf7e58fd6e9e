-- Records in force that no staging model has, and staged records that are not in force.
with

in_force as (
    select
        table_name,
        record_id
    from {{ source('raw', 'source_records') }}
    where is_in_force
),

staged as (
    select
        'teams' as table_name,
        record_id
    from {{ ref('stg_emergency__teams') }}
    union all
    select
        'team_members' as table_name,
        record_id
    from {{ ref('stg_emergency__team_members') }}
    union all
    select
        'plans' as table_name,
        record_id
    from {{ ref('stg_emergency__plans') }}
    union all
    select
        'drills' as table_name,
        record_id
    from {{ ref('stg_emergency__drills') }}
    union all
    select
        'supplies' as table_name,
        record_id
    from {{ ref('stg_emergency__supplies') }}
    union all
    select
        'hazards' as table_name,
        record_id
    from {{ ref('stg_emergency__hazards') }}
    union all
    select
        'cases' as table_name,
        record_id
    from {{ ref('stg_emergency__cases') }}
    union all
    select
        'dispatches' as table_name,
        record_id
    from {{ ref('stg_fire_rescue__dispatches') }}
    union all
    select
        'landslide_points' as table_name,
        record_id
    from {{ ref('stg_natural_resources__landslide_points') }}
    union all
    select
        'warnings' as table_name,
        record_id
    from {{ ref('stg_meteorology__warnings') }}
    union all
    select
        'reservoirs' as table_name,
        record_id
    from {{ ref('stg_water__reservoirs') }}
    union all
    select
        'stations' as table_name,
        record_id
    from {{ ref('stg_water__stations') }}
    union all
    select
        'school_drills' as table_name,
        record_id
    from {{ ref('stg_education__school_drills') }}
    union all
    select
        'budget_lines' as table_name,
        record_id
    from {{ ref('stg_finance__budget_lines') }}
    union all
    select
        'enterprises' as table_name,
        record_id
    from {{ ref('stg_emergency__enterprises') }}
    union all
    select
        'metering' as table_name,
        record_id
    from {{ ref('stg_emergency__metering') }}
    union all
    select
        'activities' as table_name,
        record_id
    from {{ ref('stg_emergency__activities') }}
    union all
    select
        'mechanisms' as table_name,
        record_id
    from {{ ref('stg_emergency__mechanisms') }}
    union all
    select
        'lead_bodies' as table_name,
        record_id
    from {{ ref('stg_emergency__lead_bodies') }}
    union all
    select
        'responses' as table_name,
        record_id
    from {{ ref('stg_emergency__responses') }}
    union all
    select
        'first_reports' as table_name,
        record_id
    from {{ ref('stg_emergency__first_reports') }}
    union all
    select
        'interfaces' as table_name,
        record_id
    from {{ ref('stg_data__interfaces') }}
    union all
    select
        'roll_calls' as table_name,
        record_id
    from {{ ref('stg_data__roll_calls') }}
    union all
    select
        'regions' as table_name,
        record_id
    from {{ ref('stg_statistics__regions') }}
    union all
    select
        'opinions' as table_name,
        record_id
    from {{ ref('stg_peoples_congress__opinions') }}
    union all
    select
        'shelters' as table_name,
        record_id
    from {{ ref('stg_emergency__shelters') }}
    union all
    select
        'experts' as table_name,
        record_id
    from {{ ref('stg_emergency__experts') }}
)

select
    coalesce(in_force.table_name, staged.table_name) as table_name,
    in_force.record_id as record_in_force,
    staged.record_id as record_staged
from in_force
full outer join staged
    on
        in_force.record_id = staged.record_id
        and in_force.table_name = staged.table_name
where in_force.record_id is null or staged.record_id is null
