select
    record_id,
    column_name,
    ordinal,
    body_text,
    body_kind,
    body_code,
    body_name,
    owner_code,
    case when body_kind = 'village' then 'township' else body_kind end as owner_kind
from {{ source('raw', 'record_bodies') }}
