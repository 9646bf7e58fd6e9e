with

metering as (
    select * from {{ ref('stg_emergency__metering') }}
)

select
    record_id,
    region_code,
    village_code,
    is_doubtful,
    serial,
    metered_on,
    metered_on_from as metered_from,
    metered_on_to as metered_to,
    metered_on_precision,
    enterprise_name,
    credit_code,
    metering_point,
    township,
    vehicles,
    vehicles_low,
    vehicles_high,
    tonnes,
    tonnes_low,
    tonnes_high,
    tax_yuan,
    tax_yuan_low,
    tax_yuan_high,
    coalesce(
        vehicles_is_imprecise
        or tonnes_is_imprecise
        or tax_yuan_is_imprecise,
        false
    ) as is_imprecise
from metering
