with

records as (
    select * from {{ ref('base_muster__records') }}
),

sent as (
    select
        record_id,
        statement_on,
        serial,
        reservoir_name,
        grade,
        township,
        administrative_name,
        technical_name,
        patrol_name,
        capacity_10k_m3_number as capacity_10k_m3,
        capacity_10k_m3_low,
        capacity_10k_m3_high,
        capacity_10k_m3_is_imprecise,
        plan_name,
        coordinates,
        longitude_number as longitude,
        latitude_number as latitude
    from {{ source('water', 'f11_reservoirs') }}
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
