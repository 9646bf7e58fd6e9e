with

records as (
    select * from {{ ref('base_muster__records') }}
),

sent as (
    select
        record_id,
        statement_on,
        serial,
        point_no,
        point_name,
        kind_code as kind,
        kind as kind_text,
        township,
        place,
        scale,
        danger_level,
        coordinates,
        longitude_number as longitude,
        latitude_number as latitude,
        threatened,
        threatened_households_number as threatened_households,
        threatened_households_low,
        threatened_households_high,
        threatened_households_is_imprecise,
        threatened_people_number as threatened_people,
        threatened_people_low,
        threatened_people_high,
        threatened_people_is_imprecise,
        watcher_name,
        phone,
        responsible_name,
        clear_card,
        device
    from {{ source('natural_resources', 'f09_landslide_points') }}
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
