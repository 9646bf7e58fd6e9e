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
    {{ records_of(staged_tables(), 'table_name') }}
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
