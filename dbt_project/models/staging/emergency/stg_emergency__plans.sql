with

records as (
    select * from {{ ref('base_muster__records') }}
),

sent as (
    select
        record_id,
        serial,
        plan_name,
        plan_level_code as plan_level,
        plan_level as plan_level_text,
        issuer_name,
        township,
        document_no,
        issued_on_from,
        issued_on_to,
        issued_on_precision,
        filed_on_from,
        filed_on_to,
        filed_on_precision,
        filing_no,
        evaluated_on_from,
        evaluated_on_to,
        evaluated_on_precision,
        revised_on_from,
        revised_on_to,
        revised_on_precision,
        valid_until_from,
        valid_until_to,
        valid_until_precision,
        plan_text,
        plan_status_code as plan_status,
        plan_status as plan_status_text,
        withdrawn_on_from,
        withdrawn_on_to,
        withdrawn_on_precision,
        case when issued_on_from = issued_on_to then issued_on_from end as issued_on,
        case when filed_on_from = filed_on_to then filed_on_from end as filed_on,
        case when evaluated_on_from = evaluated_on_to then evaluated_on_from end as evaluated_on,
        case when revised_on_from = revised_on_to then revised_on_from end as revised_on,
        case when valid_until_from = valid_until_to then valid_until_from end as valid_until,
        case when withdrawn_on_from = withdrawn_on_to then withdrawn_on_from end as withdrawn_on
    from {{ source('emergency', 'f03_plans') }}
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
