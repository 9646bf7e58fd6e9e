with

as_of_dates as (select as_of from {{ ref('int_as_of_dates') }}),

settings as (select * from {{ ref('int_assessment_settings') }}),

regions as (select * from {{ ref('int_regions_at') }}),

deliveries as (select * from {{ source('raw', 'deliveries') }}),

delivery_tables as (select * from {{ source('raw', 'delivery_tables') }}),

source_records as (select * from {{ source('raw', 'source_records') }}),

records as (select * from {{ ref('base_muster__records') }}),

catalogue_exports as (select * from {{ source('raw', 'catalogue_exports') }}),

townships as (
    select distinct region_code
    from regions
    where level = 'township'
),

places as (
    select region_code from townships
    union
    select county_code from settings
),

exports as (
    select
        export_code,
        max(export_zh) as export_zh
    from catalogue_exports
    group by export_code
),

-- A table without a township of its own is the county's own sheet when none of its records names a township.
table_places as (
    select
        source_records.delivery_id,
        source_records.sheet,
        source_records.table_no,
        bool_or(townships.region_code is not null) as names_townships
    from source_records
    inner join records on source_records.record_id = records.record_id
    left join townships on records.region_code = townships.region_code
    group by source_records.delivery_id, source_records.sheet, source_records.table_no
),

-- A table of which every row was unreadable was not delivered, one without rows was.
readable as (
    select
        delivery_tables.export_code,
        scopes.region_code as scope_code,
        case
            when catalogue_exports.states = 'moment'
                then coalesce(delivery_tables.statement_on, deliveries.received_on)
            else coalesce(delivery_tables.period_from, deliveries.received_on)
        end as covered_from,
        greatest(
            delivery_tables.period_to,
            cast(date_trunc('quarter', deliveries.received_on + interval 1 day) - interval 1 day as date)
        ) as covered_to,
        scopes.region_code is null and coalesce(table_places.names_townships, false) as is_county_wide
    from delivery_tables
    inner join deliveries on delivery_tables.delivery_id = deliveries.delivery_id
    inner join catalogue_exports
        on
            delivery_tables.export_code = catalogue_exports.export_code
            and delivery_tables.table_name = catalogue_exports.table_name
    left join townships as scopes on delivery_tables.scope_region_code = scopes.region_code
    left join table_places
        on
            delivery_tables.delivery_id = table_places.delivery_id
            and delivery_tables.sheet = table_places.sheet
            and delivery_tables.table_no = table_places.table_no
    where
        delivery_tables.in_force_to is null
        and not (
            coalesce(delivery_tables.rows_accepted, 0) + coalesce(delivery_tables.rows_doubtful, 0) = 0
            and coalesce(delivery_tables.rows_rejected, 0) > 0
        )
        -- the daily metering says nothing about which enterprises there are
        and not (delivery_tables.export_code = 'F14' and delivery_tables.table_name = 'metering')
),

in_time as (
    select
        as_of_dates.as_of,
        readable.export_code,
        readable.scope_code,
        readable.is_county_wide
    from readable
    inner join as_of_dates
        on
            (readable.covered_from <= as_of_dates.as_of or readable.export_code = 'F18')
            -- these two are only asked about the last twelve months, so an older file answers nothing
            and (
                readable.export_code not in ('F04', 'F12')
                or readable.covered_to > as_of_dates.as_of - interval 12 month
            )
),

modes as (
    select
        as_of,
        export_code,
        bool_or(scope_code is not null) and not bool_or(is_county_wide) as is_by_township
    from in_time
    group by as_of, export_code
),

delivered as (
    select distinct
        in_time.as_of,
        in_time.export_code,
        places.region_code
    from in_time
    inner join modes on in_time.as_of = modes.as_of and in_time.export_code = modes.export_code
    inner join places
        on
            not modes.is_by_township
            or in_time.scope_code = places.region_code
            or places.region_code in (select county_code from settings)
)

select
    as_of_dates.as_of,
    exports.export_code,
    exports.export_zh,
    places.region_code,
    coalesce(modes.is_by_township, false) as is_by_township,
    delivered.export_code is not null as is_delivered
from as_of_dates
cross join exports
cross join places
left join modes on as_of_dates.as_of = modes.as_of and exports.export_code = modes.export_code
left join delivered
    on
        as_of_dates.as_of = delivered.as_of
        and exports.export_code = delivered.export_code
        and places.region_code = delivered.region_code
