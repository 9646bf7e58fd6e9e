with

exports as (
    select
        export_code,
        min(export_zh) as export_zh,
        min(owner_code) as owner_code,
        min(owner_zh) as owner_zh,
        min(period) as period,
        min(due_days) as due_days,
        bool_or(due_days_are_set) as due_days_are_set,
        bool_and(is_owed) as is_owed
    from {{ source('raw', 'catalogue_exports') }}
    group by export_code
),

receipts as (
    select
        delivery_tables.export_code,
        max(deliveries.received_on) as newest_received_on
    from {{ source('raw', 'delivery_tables') }} as delivery_tables
    inner join {{ source('raw', 'deliveries') }} as deliveries
        on delivery_tables.delivery_id = deliveries.delivery_id
    group by delivery_tables.export_code
)

select
    exports.export_code,
    exports.export_zh,
    exports.owner_code,
    exports.owner_zh,
    exports.period,
    exports.due_days,
    exports.due_days_are_set,
    exports.is_owed,
    receipts.export_code is not null as delivered,
    receipts.newest_received_on
from exports
left join receipts on exports.export_code = receipts.export_code
