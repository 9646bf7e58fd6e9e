with

records as (
    select * from {{ ref('base_muster__records') }}
),

sent as (
    select
        record_id,
        serial,
        alarmed_at_at as alarmed_at,
        alarmed_at_from,
        alarmed_at_to,
        alarmed_at_precision,
        departed_at_at as departed_at,
        departed_at_from,
        departed_at_to,
        departed_at_precision,
        arrived_at_at as arrived_at,
        arrived_at_from,
        arrived_at_to,
        arrived_at_precision,
        ended_at_at as ended_at,
        ended_at_from,
        ended_at_to,
        ended_at_precision,
        event_kind_code as event_kind,
        event_kind as event_kind_text,
        place,
        township,
        team_name,
        people_number as people,
        people_low,
        people_high,
        people_is_imprecise,
        vehicles_number as vehicles,
        vehicles_low,
        vehicles_high,
        vehicles_is_imprecise,
        order_no,
        casualties,
        reinforcement
    from {{ source('fire_rescue', 'f08_dispatches') }}
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
