with

records as (
    select * from {{ ref('base_muster__records') }}
),

sent as (
    select
        record_id,
        statement_on,
        serial,
        expert_name,
        employer,
        speciality,
        professional_title,
        term_until_from,
        term_until_to,
        term_until_precision,
        times_number as times,
        times_low,
        times_high,
        times_is_imprecise,
        phone,
        case when term_until_from = term_until_to then term_until_from end as term_until
    from {{ source('emergency', 'f21_experts') }}
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
