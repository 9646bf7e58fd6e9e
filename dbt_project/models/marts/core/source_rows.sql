{# A view while the models are built, which nothing of them reads; the snapshot holds it as a table. #}
{{ config(materialized='view') }}

with

history as (
    select * from {{ ref('source_rows_history') }}
    where is_in_force
)

select
    record_id,
    export_code,
    table_name,
    delivery_id,
    file_name,
    sha256,
    received_on,
    sheet,
    table_no,
    row_number,
    is_doubtful,
    cells,
    content_key,
    natural_key,
    happened_on,
    first_known_on,
    days_until_known,
    is_backfilled,
    is_after_due
from history
