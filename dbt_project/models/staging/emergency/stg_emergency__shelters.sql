with

records as (
    select * from {{ ref('base_muster__records') }}
),

sent as (
    select
        record_id,
        statement_on,
        serial,
        shelter_name,
        kind_code as kind,
        kind as kind_text,
        township,
        place,
        area_m2_number as area_m2,
        area_m2_low,
        area_m2_high,
        area_m2_is_imprecise,
        usable_area_m2_number as usable_area_m2,
        usable_area_m2_low,
        usable_area_m2_high,
        usable_area_m2_is_imprecise,
        capacity_number as capacity,
        capacity_low,
        capacity_high,
        capacity_is_imprecise,
        facilities,
        opened_on_from,
        opened_on_to,
        opened_on_precision,
        case when opened_on_from = opened_on_to then opened_on_from end as opened_on
    from {{ source('emergency', 'f20_shelters') }}
)

select
    sent.*,
    records.delivery_id,
    records.received_on,
    records.is_doubtful,
    records.owner_code,
    records.region_code,
    records.village_code,
    coalesce(records.owner_code, '') as statement_key
from sent
inner join records on sent.record_id = records.record_id
