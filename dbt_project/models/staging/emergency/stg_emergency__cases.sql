with

records as (
    select * from {{ ref('base_muster__records') }}
),

sent as (
    select
        record_id,
        serial,
        case_no,
        filed_on_from,
        filed_on_to,
        filed_on_precision,
        authority_name,
        party_name,
        township,
        violation,
        legal_basis,
        hazard_no,
        fine_yuan_number as fine_yuan,
        fine_yuan_low,
        fine_yuan_high,
        fine_yuan_is_imprecise,
        closed_on_from,
        closed_on_to,
        closed_on_precision,
        collected_yuan_number as collected_yuan,
        collected_yuan_low,
        collected_yuan_high,
        collected_yuan_is_imprecise,
        case when filed_on_from = filed_on_to then filed_on_from end as filed_on,
        case when closed_on_from = closed_on_to then closed_on_from end as closed_on
    from {{ source('emergency', 'f07_cases') }}
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
