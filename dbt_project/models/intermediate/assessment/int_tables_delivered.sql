with

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

table_places as (
    select
        source_records.delivery_id,
        source_records.sheet,
        source_records.table_no,
        list(distinct records.region_code order by records.region_code) as named_codes
    from source_records
    inner join records on source_records.record_id = records.record_id
    inner join townships on records.region_code = townships.region_code
    group by source_records.delivery_id, source_records.sheet, source_records.table_no
)

-- A table of which every row was unreadable was not delivered, one without rows was.
select
    delivery_tables.export_code,
    delivery_tables.table_name,
    scopes.region_code as scope_code,
    coalesce(scopes.region_code, settings.county_code) as place_code,
    deliveries.received_on,
    delivery_tables.period_from,
    delivery_tables.period_to,
    case
        when catalogue_exports.states = 'moment'
            then coalesce(delivery_tables.statement_on, deliveries.received_on)
        else coalesce(delivery_tables.period_from, deliveries.received_on)
    end as covered_from,
    greatest(
        delivery_tables.period_to,
        cast(date_trunc('quarter', deliveries.received_on + interval 1 day) - interval 1 day as date)
    ) as covered_to,
    coalesce(table_places.named_codes, []) as named_codes
from delivery_tables
cross join settings
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
