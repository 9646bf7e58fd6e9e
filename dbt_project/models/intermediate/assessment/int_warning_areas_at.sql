with

settings as (select * from {{ ref('int_assessment_settings') }}),

regions as (select * from {{ ref('int_regions_at') }}),

bodies as (
    select * from {{ ref('int_bodies_counted') }}
    where column_name = 'area'
),

warnings as (
    {{ within_year('stg_meteorology__warnings', 'issued_at') }}
),

townships as (
    select
        as_of,
        region_code
    from regions
    where level = 'township'
),

-- A warning that names no place is for the place of its record.
places as (
    select distinct
        warnings.as_of,
        warnings.record_id,
        warnings.crosses_the_edge,
        coalesce(bodies.body_code, warnings.region_code, settings.county_code) as place_code
    from warnings
    cross join settings
    left join bodies
        on
            warnings.record_id = bodies.record_id
            and bodies.body_kind in ('county', 'township', 'village')
            and bodies.body_code is not null
),

unknown_places as (
    select distinct record_id
    from bodies
    where body_kind not in ('county', 'township', 'village') or body_code is null
),

-- For the county is for each of its townships; without a register of them it is for the county.
areas as (
    select
        places.as_of,
        places.record_id,
        places.crosses_the_edge,
        coalesce(townships.region_code, left(places.place_code, 9)) as region_code,
        coalesce(townships.region_code, places.place_code) as place_code
    from places
    cross join settings
    left join townships on places.as_of = townships.as_of and places.place_code = settings.county_code
)

select
    areas.as_of,
    areas.record_id,
    areas.region_code,
    areas.crosses_the_edge,
    unknown_places.record_id is not null as has_unknown_places,
    count(*) over (partition by areas.as_of, areas.record_id) as townships_warned,
    -- the whole township where it is named, else its villages that are
    case
        when bool_or(areas.place_code = areas.region_code)
            then max(case when areas.place_code = areas.region_code then regions.households end)
        when count(*) = count(regions.households) then sum(regions.households)
    end as households
from areas
left join unknown_places on areas.record_id = unknown_places.record_id
left join regions on areas.as_of = regions.as_of and areas.place_code = regions.region_code
group by
    areas.as_of, areas.record_id, areas.region_code, areas.crosses_the_edge, unknown_places.record_id
