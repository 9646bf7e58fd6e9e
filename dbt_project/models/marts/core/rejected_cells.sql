select
    delivery_id,
    export_code,
    sheet,
    table_no,
    row_number,
    record_id,
    column_name,
    column_zh,
    value,
    severity,
    reason_zh,
    issue_code
from {{ source('raw', 'cell_issues') }}
where severity in ('rejected', 'doubtful')
