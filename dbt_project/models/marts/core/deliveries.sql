with

files as (
    select
        delivery_id,
        file_name,
        sha256,
        received_on,
        -- a stated day of delivery counts before the moment at which the file was read in
        case
            when cast(received_at as date) = received_on then received_at
            else cast(received_on as timestamp)
        end as received_at,
        sender,
        replaces
    from {{ source('raw', 'deliveries') }}
),

tables_found as (
    select
        delivery_id,
        export_code,
        table_name,
        sheet,
        table_no,
        owner_code,
        scope_region_code,
        statement_on,
        period_from,
        period_to,
        rows_read,
        rows_accepted,
        rows_doubtful,
        rows_rejected,
        rows_explained,
        score,
        in_force_from,
        in_force_to,
        decided_because,
        replaced_by
    from {{ source('raw', 'delivery_tables') }}
),

removed as (
    select
        sha256,
        removed_on
    from {{ source('raw', 'originals_removed') }}
),

periods as (select * from {{ ref('int_table_periods') }})

select
    files.delivery_id,
    tables_found.export_code,
    tables_found.table_name,
    files.file_name,
    files.sha256,
    tables_found.sheet,
    tables_found.table_no,
    files.received_at,
    files.received_on,
    files.sender,
    files.replaces,
    tables_found.owner_code,
    tables_found.scope_region_code,
    tables_found.statement_on,
    tables_found.period_from,
    tables_found.period_to,
    tables_found.rows_read,
    tables_found.rows_accepted,
    tables_found.rows_doubtful,
    tables_found.rows_rejected,
    tables_found.rows_explained,
    tables_found.score,
    tables_found.in_force_from,
    tables_found.in_force_to,
    tables_found.decided_because,
    tables_found.replaced_by,
    periods.stated_from,
    periods.stated_to,
    periods.covers_from,
    periods.covers_to,
    periods.due_on,
    periods.days_late,
    removed.removed_on as original_removed_on
from files
left join removed on files.sha256 = removed.sha256
left join tables_found on files.delivery_id = tables_found.delivery_id
left join periods
    on
        tables_found.delivery_id = periods.delivery_id
        and tables_found.sheet = periods.sheet
        and tables_found.table_no = periods.table_no
