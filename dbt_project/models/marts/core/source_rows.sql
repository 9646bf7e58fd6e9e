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
        cells
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
)

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
    records.cells
from records
left join deliveries on records.delivery_id = deliveries.delivery_id
