with

records as (
    select * from {{ ref('base_muster__records') }}
),

sent as (
    select
        record_id,
        statement_on,
        serial,
        body_name,
        document_no,
        head_name,
        member_bodies,
        office,
        established_on_from,
        established_on_to,
        established_on_precision,
        case when established_on_from = established_on_to then established_on_from end as established_on
    from {{ source('emergency', 'f16_lead_bodies') }}
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
