with

records as (
    select * from {{ ref('base_muster__records') }}
),

sent as (
    select
        record_id,
        serial,
        metered_on_from,
        metered_on_to,
        metered_on_precision,
        enterprise_name,
        credit_code,
        metering_point,
        township,
        vehicles_number as vehicles,
        vehicles_low,
        vehicles_high,
        vehicles_is_imprecise,
        tonnes_number as tonnes,
        tonnes_low,
        tonnes_high,
        tonnes_is_imprecise,
        tax_yuan_number as tax_yuan,
        tax_yuan_low,
        tax_yuan_high,
        tax_yuan_is_imprecise,
        case when metered_on_from = metered_on_to then metered_on_from end as metered_on
    from {{ source('emergency', 'f14_metering') }}
)

select
    sent.*,
    records.delivery_id,
    records.received_on,
    records.is_doubtful,
    records.owner_code,
    records.region_code,
    records.village_code
from sent
inner join records on sent.record_id = records.record_id
