with

supplies as (
    {{ newest_statement('stg_emergency__supplies') }}
),

expiries as (
    select * from {{ ref('int_supplies_expiring') }}
),

reserve_kind_labels as (
    {{ code_labels('reserve_kind') }}
),

condition_labels as (
    {{ code_labels('condition') }}
)

select
    supplies.record_id,
    supplies.region_code,
    supplies.village_code,
    supplies.is_doubtful,
    supplies.statement_on,
    supplies.serial,
    supplies.item_name,
    supplies.specification,
    supplies.unit,
    supplies.quantity,
    supplies.quantity_low,
    supplies.quantity_high,
    supplies.store,
    supplies.township,
    supplies.reserve_kind,
    coalesce(reserve_kind_labels.zh, supplies.reserve_kind_text) as reserve_kind_zh,
    supplies.produced_on,
    supplies.produced_on_from as produced_from,
    supplies.produced_on_to as produced_to,
    supplies.produced_on_precision,
    supplies.shelf_life,
    expiries.expires_on,
    expiries.expires_from,
    expiries.expires_to,
    expiries.expires_on_precision,
    expiries.is_expiry_stated,
    supplies.inflow,
    supplies.inflow_low,
    supplies.inflow_high,
    supplies.outflow,
    supplies.outflow_low,
    supplies.outflow_high,
    supplies.condition,
    coalesce(condition_labels.zh, supplies.condition_text) as condition_zh,
    supplies.plate_no,
    supplies.quota,
    supplies.quota_low,
    supplies.quota_high,
    coalesce(
        supplies.quantity_is_imprecise
        or supplies.inflow_is_imprecise
        or supplies.outflow_is_imprecise
        or supplies.quota_is_imprecise,
        false
    ) as is_imprecise
from supplies
inner join expiries on supplies.record_id = expiries.record_id
left join reserve_kind_labels on supplies.reserve_kind = reserve_kind_labels.code
left join condition_labels on supplies.condition = condition_labels.code
