with

records as (
    select * from {{ ref('base_muster__records') }}
),

sent as (
    select
        record_id,
        statement_on,
        serial,
        mechanism_name,
        document_no,
        lead_body,
        member_bodies,
        used_on_from,
        used_on_to,
        used_on_precision,
        record_file,
        case when used_on_from = used_on_to then used_on_from end as used_on
    from {{ source('emergency', 'f16_mechanisms') }}
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
