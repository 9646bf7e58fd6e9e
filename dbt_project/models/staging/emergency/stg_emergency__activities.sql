with

records as (
    select * from {{ ref('base_muster__records') }}
),

sent as (
    select
        record_id,
        serial,
        activity_name,
        held_on_from,
        held_on_to,
        held_on_precision,
        category_code as category,
        category as category_text,
        township,
        place,
        organiser_name,
        audience,
        people_number as people,
        people_low,
        people_high,
        people_is_imprecise,
        expected_people_number as expected_people,
        expected_people_low,
        expected_people_high,
        expected_people_is_imprecise,
        lecturers,
        leaflets_number as leaflets,
        leaflets_low,
        leaflets_high,
        leaflets_is_imprecise,
        passed_number as passed,
        passed_low,
        passed_high,
        passed_is_imprecise,
        case when held_on_from = held_on_to then held_on_from end as held_on
    from {{ source('emergency', 'f15_activities') }}
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
