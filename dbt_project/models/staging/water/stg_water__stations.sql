with

records as (
    select * from {{ ref('base_muster__records') }}
),

sent as (
    select
        record_id,
        statement_on,
        serial,
        station_no,
        station_name,
        station_kind,
        township,
        coordinates,
        longitude_number as longitude,
        latitude_number as latitude,
        online_rate_number as online_rate,
        online_rate_low,
        online_rate_high,
        online_rate_is_imprecise,
        watcher_name
    from {{ source('water', 'f11_stations') }}
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
