with

records as (
    select
        record_id,
        export_code,
        table_name,
        delivery_id,
        sheet,
        table_no,
        row_number,
        is_doubtful,
        natural_key
    from {{ source('raw', 'source_records') }}
    where is_in_force
),

deliveries as (
    select
        delivery_id,
        file_name,
        sha256,
        received_on
    from {{ source('raw', 'deliveries') }}
),

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
    first_known.happened_on,
    first_known.first_known_on,
    first_known.days_until_known,
    first_known.is_backfilled,
    first_known.is_after_due
from records
inner join record_cells on records.record_id = record_cells.record_id
left join deliveries on records.delivery_id = deliveries.delivery_id
left join first_known on records.record_id = first_known.record_id
