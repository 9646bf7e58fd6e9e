with

reconciliations as (select * from {{ source('raw', 'catalogue_reconciliations') }}),

exports as (
    select
        export_code,
        max(export_zh) as export_zh,
        max(owner_code) as owner_code,
        max(owner_zh) as owner_zh
    from {{ source('raw', 'catalogue_exports') }}
    group by export_code
)

select
    reconciliations.code as reconciliation_code,
    reconciliations.reconciliation,
    reconciliations.name_zh,
    reconciliations.name_en,
    reconciliations.fact_zh,
    reconciliations.fact_en,
    reconciliations.item_zh,
    reconciliations.item_en,
    reconciliations.counter_zh,
    reconciliations.first_export,
    reconciliations.first_table_zh,
    reconciliations.first_table_en,
    reconciliations.first_zh,
    reconciliations.first_en,
    reconciliations.first_unit,
    reconciliations.first_unit_en,
    first_exports.owner_code as first_owner_code,
    first_exports.owner_zh as first_owner_zh,
    reconciliations.second_export,
    reconciliations.second_table_zh,
    reconciliations.second_table_en,
    reconciliations.second_zh,
    reconciliations.second_en,
    reconciliations.second_unit,
    reconciliations.second_unit_en,
    second_exports.owner_code as second_owner_code,
    second_exports.owner_zh as second_owner_zh,
    reconciliations.compare,
    reconciliations.by_township,
    reconciliations.tolerance_amount,
    reconciliations.tolerance_percent,
    reconciliations.tolerance_is_set,
    reconciliations.asks_first_alone,
    reconciliations.asks_second_alone,
    reconciliations.ask_zh,
    reconciliations.ask_en,
    reconciliations.caveats_zh,
    reconciliations.caveats_en
from reconciliations
left join exports as first_exports on reconciliations.first_export = first_exports.export_code
left join exports as second_exports on reconciliations.second_export = second_exports.export_code
