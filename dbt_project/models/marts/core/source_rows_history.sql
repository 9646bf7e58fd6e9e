with

records as (select * from {{ source('raw', 'source_records') }}),

deliveries as (select * from {{ source('raw', 'deliveries') }}),

delivery_tables as (select * from {{ source('raw', 'delivery_tables') }}),

record_cells as (select * from {{ source('raw', 'record_cells') }}),

first_known as (select * from {{ ref('int_records_first_known') }})

select
    records.record_id,
    records.export_code,
    records.table_name,
    records.delivery_id,
    deliveries.file_name,
    deliveries.sha256,
    deliveries.received_on,
    records.sheet,
    records.table_no,
    records.row_number,
    records.is_doubtful,
    record_cells.cells,
    record_cells.content_key,
    records.natural_key,
    records.is_in_force,
    delivery_tables.in_force_from as known_from,
    delivery_tables.in_force_to as known_to,
    delivery_tables.replaced_by,
    replacing.file_name as replaced_by_file,
    case when delivery_tables.replaced_by is not null then delivery_tables.decided_because end
        as replaced_because,
    first_known.happened_on,
    first_known.first_known_on,
    first_known.days_until_known,
    first_known.is_backfilled,
    first_known.is_after_due
from records
inner join record_cells on records.record_id = record_cells.record_id
inner join deliveries on records.delivery_id = deliveries.delivery_id
inner join delivery_tables
    on
        records.delivery_id = delivery_tables.delivery_id
        and records.sheet = delivery_tables.sheet
        and records.table_no = delivery_tables.table_no
left join deliveries as replacing on delivery_tables.replaced_by = replacing.delivery_id
left join first_known on records.record_id = first_known.record_id
