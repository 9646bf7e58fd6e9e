select
    delivery_id,
    file_name,
    sheet,
    code,
    message_zh
from {{ source('raw', 'delivery_problems') }}
