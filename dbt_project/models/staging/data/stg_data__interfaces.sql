with

records as (
    select * from {{ ref('base_muster__records') }}
),

sent as (
    select
        record_id,
        statement_on,
        serial,
        interface_name,
        provider,
        method,
        last_success_at_at as last_success_at,
        last_success_at_from,
        last_success_at_to,
        last_success_at_precision
    from {{ source('data', 'f17_interfaces') }}
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
