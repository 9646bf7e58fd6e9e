with

records as (select * from {{ source('raw', 'source_records') }}),

deliveries as (
    select
        delivery_id,
        received_on
    from {{ source('raw', 'deliveries') }}
),

record_dates as (select * from {{ ref('int_record_dates') }}),

catalogue_exports as (
    select
        export_code,
        table_name,
        due_days,
        is_owed,
        case when period = 'event' then 'month' else period end as period_kind
    from {{ source('raw', 'catalogue_exports') }}
),

appearances as (
    select
        records.export_code,
        records.table_name,
        records.natural_key,
        deliveries.received_on
    from records
    inner join deliveries on records.delivery_id = deliveries.delivery_id
    where records.natural_key is not null
    group by all
),

happened as (
    select
        records.record_id,
        records.export_code,
        records.table_name,
        records.natural_key,
        deliveries.received_on,
        record_dates.happened_to as happened_on
    from records
    inner join deliveries on records.delivery_id = deliveries.delivery_id
    left join record_dates on records.record_id = record_dates.record_id
),

-- A number that is used again the next year was no report of what had not happened yet.
first_known as (
    select
        happened.record_id,
        min(appearances.received_on) as first_known_on
    from happened
    inner join appearances
        on
            happened.export_code = appearances.export_code
            and happened.table_name = appearances.table_name
            and happened.natural_key = appearances.natural_key
            and coalesce(happened.happened_on, appearances.received_on) <= appearances.received_on
    group by happened.record_id
),

known as (
    select
        happened.record_id,
        happened.export_code,
        happened.table_name,
        happened.happened_on,
        coalesce(first_known.first_known_on, happened.received_on) as first_known_on
    from happened
    left join first_known on happened.record_id = first_known.record_id
),

in_period as (
    select
        known.record_id,
        known.happened_on,
        known.first_known_on,
        catalogue_exports.period_kind,
        catalogue_exports.due_days,
        catalogue_exports.is_owed,
        {{ period_start('catalogue_exports.period_kind', 'known.happened_on') }} as period_from
    from known
    inner join catalogue_exports
        on
            known.export_code = catalogue_exports.export_code
            and known.table_name = catalogue_exports.table_name
)

select
    record_id,
    happened_on,
    first_known_on,
    date_diff('day', happened_on, first_known_on) as days_until_known,
    date_diff('day', happened_on, first_known_on) > 30 as is_backfilled,
    is_owed
    and first_known_on > {{ period_end('period_kind', 'period_from') }} + to_days(due_days) as is_after_due
from in_period
