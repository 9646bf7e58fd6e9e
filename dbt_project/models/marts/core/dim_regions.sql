with

as_of_dates as (
    select * from {{ ref('int_as_of_dates') }}
),

regions as (
    select * from {{ ref('int_regions_at') }}
),

county as (
    select
        county_code,
        county_name
    from {{ source('raw', 'county') }}
),

newest as (
    select regions.*
    from regions
    inner join as_of_dates on regions.as_of = as_of_dates.as_of
    where as_of_dates.is_latest
)

select
    region_code,
    region_name,
    level,
    parent_code,
    resident_population,
    households,
    statement_on
from newest
union all
select
    county.county_code as region_code,
    county.county_name as region_name,
    'county' as level,
    cast(null as varchar) as parent_code,
    cast(null as double) as resident_population,
    cast(null as double) as households,
    cast(null as date) as statement_on
from county
left join newest on county.county_code = newest.region_code
where newest.region_code is null
