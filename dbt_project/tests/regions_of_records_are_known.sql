-- Region codes of records in force that neither a region register nor the county itself declares.
with

known as (
    select region_code
    from {{ source('raw', 'regions_known') }}
    where region_code is not null
    union
    select county_code as region_code
    from {{ source('raw', 'county') }}
    where county_code is not null
),

named as (
    select region_code
    from {{ ref('base_muster__records') }}
    union
    select village_code as region_code
    from {{ ref('base_muster__records') }}
)

select named.region_code
from named
left join known on named.region_code = known.region_code
where named.region_code is not null and known.region_code is null
