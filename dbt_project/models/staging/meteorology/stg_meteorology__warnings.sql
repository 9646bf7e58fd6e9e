with

records as (
    select * from {{ ref('base_muster__records') }}
),

sent as (
    select
        record_id,
        serial,
        signal_kind,
        level_code as level,
        level as level_text,
        issued_at_at as issued_at,
        issued_at_from,
        issued_at_to,
        issued_at_precision,
        lifted_at_at as lifted_at,
        lifted_at_from,
        lifted_at_to,
        lifted_at_precision,
        area,
        issuer_name,
        recipients_number as recipients,
        recipients_low,
        recipients_high,
        recipients_is_imprecise,
        confirmed_households_number as confirmed_households,
        confirmed_households_low,
        confirmed_households_high,
        confirmed_households_is_imprecise,
        call_record
    from {{ source('meteorology', 'f10_warnings') }}
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
