with

deliveries as (select * from {{ source('raw', 'deliveries') }}),

delivery_tables as (select * from {{ source('raw', 'delivery_tables') }}),

catalogue_exports as (select * from {{ source('raw', 'catalogue_exports') }}),

told as (
    select
        delivery_tables.delivery_id,
        bool_or(catalogue_exports.is_owed) as is_owed
    from delivery_tables
    inner join catalogue_exports
        on
            delivery_tables.export_code = catalogue_exports.export_code
            and delivery_tables.table_name = catalogue_exports.table_name
    group by delivery_tables.delivery_id
)

select
    deliveries.delivery_id,
    deliveries.received_on
from deliveries
left join told on deliveries.delivery_id = told.delivery_id
where coalesce(told.is_owed, true)
