select
    check_name as "check",
    delivery_id,
    export_code,
    table_name,
    success,
    observed,
    expected
from {{ source('raw', 'quality_results') }}
