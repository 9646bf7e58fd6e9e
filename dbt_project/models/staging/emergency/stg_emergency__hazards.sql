with

records as (
    select * from {{ ref('base_muster__records') }}
),

sent as (
    select
        record_id,
        serial,
        hazard_no,
        found_on_from,
        found_on_to,
        found_on_precision,
        inspecting_body,
        body_name,
        township,
        description,
        category,
        severity_code as severity,
        severity as severity_text,
        industry,
        deadline_on_from,
        deadline_on_to,
        deadline_on_precision,
        rectified_on_from,
        rectified_on_to,
        rectified_on_precision,
        measures,
        evidence,
        verified_by,
        verified_on_from,
        verified_on_to,
        verified_on_precision,
        status_code as status,
        status as status_text,
        source_code as source,
        source as source_text,
        supervision_order,
        five_measures,
        case when found_on_from = found_on_to then found_on_from end as found_on,
        case when deadline_on_from = deadline_on_to then deadline_on_from end as deadline_on,
        case when rectified_on_from = rectified_on_to then rectified_on_from end as rectified_on,
        case when verified_on_from = verified_on_to then verified_on_from end as verified_on
    from {{ source('emergency', 'f06_hazards') }}
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
