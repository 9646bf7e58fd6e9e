with

records as (
    select * from {{ ref('base_muster__records') }}
),

sent as (
    select
        record_id,
        statement_on,
        serial,
        item_name,
        specification,
        unit,
        quantity_number as quantity,
        quantity_low,
        quantity_high,
        quantity_is_imprecise,
        store,
        township,
        reserve_kind_code as reserve_kind,
        reserve_kind as reserve_kind_text,
        produced_on_from,
        produced_on_to,
        produced_on_precision,
        shelf_life,
        expires_on_from,
        expires_on_to,
        expires_on_precision,
        inflow_number as inflow,
        inflow_low,
        inflow_high,
        inflow_is_imprecise,
        outflow_number as outflow,
        outflow_low,
        outflow_high,
        outflow_is_imprecise,
        condition_code as condition,
        condition as condition_text,
        plate_no,
        quota_number as quota,
        quota_low,
        quota_high,
        quota_is_imprecise,
        case when produced_on_from = produced_on_to then produced_on_from end as produced_on,
        case when expires_on_from = expires_on_to then expires_on_from end as expires_on
    from {{ source('emergency', 'f05_supplies') }}
)

select
    sent.*,
    records.delivery_id,
    records.received_on,
    records.is_doubtful,
    records.owner_code,
    records.region_code,
    records.village_code,
    {{ named_statement_key('sent.store') }} as statement_key
from sent
inner join records on sent.record_id = records.record_id
