with

records as (select * from {{ ref('int_reconciled_records') }}),

items as (select * from {{ ref('fct_reconciled_items') }})

select
    records.reconciliation_code,
    records.as_of,
    items.region_code,
    records.item_key,
    records.side,
    records.record_id,
    records.amount
from records
inner join items
    on
        records.reconciliation_code = items.reconciliation_code
        and records.as_of = items.as_of
        and records.item_key = items.item_key
