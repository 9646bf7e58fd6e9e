select
    kind,
    message_zh
from {{ source('raw', 'boundary_notices') }}
