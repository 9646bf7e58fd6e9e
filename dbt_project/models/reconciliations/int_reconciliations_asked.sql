{{ config(materialized='table') }}

with

reconciliations as (select * from {{ source('raw', 'catalogue_reconciliations') }}),

coverage as (select * from {{ ref('int_export_coverage') }})

select
    reconciliations.code as reconciliation_code,
    coverage.as_of,
    coverage.region_code,
    bool_and(coverage.is_delivered) as can_tell,
    string_agg(
        distinct case
            when not coverage.is_delivered then coverage.export_zh || '（' || coverage.export_code || '）'
        end,
        '、'
    ) as missing_zh
from reconciliations
inner join coverage on coverage.export_code in (reconciliations.first_export, reconciliations.second_export)
group by reconciliations.code, coverage.as_of, coverage.region_code
