-- Records in force that no staging model has, and staged records that are not in force.
{% set staged_tables = {
    'teams': 'stg_emergency__teams',
    'team_members': 'stg_emergency__team_members',
    'plans': 'stg_emergency__plans',
    'drills': 'stg_emergency__drills',
    'supplies': 'stg_emergency__supplies',
    'hazards': 'stg_emergency__hazards',
    'cases': 'stg_emergency__cases',
    'dispatches': 'stg_fire_rescue__dispatches',
    'landslide_points': 'stg_natural_resources__landslide_points',
    'warnings': 'stg_meteorology__warnings',
    'reservoirs': 'stg_water__reservoirs',
    'stations': 'stg_water__stations',
    'school_drills': 'stg_education__school_drills',
    'budget_lines': 'stg_finance__budget_lines',
    'enterprises': 'stg_emergency__enterprises',
    'metering': 'stg_emergency__metering',
    'activities': 'stg_emergency__activities',
    'mechanisms': 'stg_emergency__mechanisms',
    'lead_bodies': 'stg_emergency__lead_bodies',
    'responses': 'stg_emergency__responses',
    'first_reports': 'stg_emergency__first_reports',
    'interfaces': 'stg_data__interfaces',
    'roll_calls': 'stg_data__roll_calls',
    'regions': 'stg_statistics__regions',
    'opinions': 'stg_peoples_congress__opinions',
    'shelters': 'stg_emergency__shelters',
    'experts': 'stg_emergency__experts',
} %}

with

in_force as (
    select
        table_name,
        record_id
    from {{ source('raw', 'source_records') }}
    where is_in_force
),

staged as (
    {{ records_of(staged_tables, 'table_name') }}
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
