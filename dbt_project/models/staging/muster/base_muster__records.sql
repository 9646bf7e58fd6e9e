with

records as (
    select
        record_id,
        delivery_id,
        sheet,
        table_no,
        is_doubtful
    from {{ source('raw', 'source_records') }}
    where is_in_force
),

deliveries as (
    select
        delivery_id,
        received_on
    from {{ source('raw', 'deliveries') }}
),

delivery_tables as (
    select
        delivery_id,
        sheet,
        table_no,
        -- an export of which every table names its township is handed in by the townships themselves
        case
            when count(*) over export_table = count(scope_region_code) over export_table
                then scope_region_code
            else owner_code
        end as owner_code
    from {{ source('raw', 'delivery_tables') }}
    where in_force_to is null
    window export_table as (partition by export_code, table_name)
),

regions as (
    select
        record_id,
        region_code,
        village_code
    from {{ source('raw', 'record_regions') }}
),

county as (
    select county_code
    from {{ source('raw', 'county') }}
)

select
    records.record_id,
    records.delivery_id,
    deliveries.received_on,
    records.is_doubtful,
    delivery_tables.owner_code,
    -- an export without a column for places speaks for the county; a name that no register knows stays null
    case when regions.record_id is null then county.county_code else regions.region_code end as region_code,
    nullif(regions.region_code, county.county_code) as township_code,
    regions.village_code
from records
left join deliveries on records.delivery_id = deliveries.delivery_id
left join delivery_tables
    on
        records.delivery_id = delivery_tables.delivery_id
        and records.sheet = delivery_tables.sheet
        and records.table_no = delivery_tables.table_no
left join regions on records.record_id = regions.record_id
left join county on true
