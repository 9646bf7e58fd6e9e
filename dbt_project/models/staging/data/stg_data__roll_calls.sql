with

records as (
    select * from {{ ref('base_muster__records') }}
),

sent as (
    select
        record_id,
        serial,
        terminal_name,
        township,
        village,
        called_at_at as called_at,
        called_at_from,
        called_at_to,
        called_at_precision,
        is_online_code as is_online,
        is_online as is_online_text
    from {{ source('data', 'f17_roll_calls') }}
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
