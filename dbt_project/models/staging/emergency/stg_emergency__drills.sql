with

records as (
    select * from {{ ref('base_muster__records') }}
),

sent as (
    select
        record_id,
        serial,
        drill_name,
        drill_kind_code as drill_kind,
        drill_kind as drill_kind_text,
        organiser_name,
        participating_bodies,
        held_on_from,
        held_on_to,
        held_on_precision,
        township,
        place,
        participants_number as participants,
        participants_low,
        participants_high,
        participants_is_imprecise,
        public_participants_number as public_participants,
        public_participants_low,
        public_participants_high,
        public_participants_is_imprecise,
        cost_yuan_number as cost_yuan,
        cost_yuan_low,
        cost_yuan_high,
        cost_yuan_is_imprecise,
        evaluation,
        plan_name,
        photos,
        case when held_on_from = held_on_to then held_on_from end as held_on
    from {{ source('emergency', 'f04_drills') }}
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
