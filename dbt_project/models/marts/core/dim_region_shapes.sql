with

shapes as (
    select * from {{ source('raw', 'region_shapes') }}
),

regions as (
    select * from {{ ref('dim_regions') }}
)

select
    shapes.region_code,
    regions.region_name,
    regions.level,
    regions.parent_code,
    shapes.geometry,
    shapes.label_longitude,
    shapes.label_latitude,
    shapes.area_km2,
    shapes.is_composed,
    shapes.source_file,
    shapes.sha256
from shapes
inner join regions on shapes.region_code = regions.region_code
