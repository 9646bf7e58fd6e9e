with

settings as (select * from {{ ref('int_assessment_settings') }}),

landslide_points as (
    {{ statements_at('stg_natural_resources__landslide_points') }}
),

reservoirs as (
    {{ statements_at('stg_water__reservoirs') }}
),

-- Of a reservoir the one who walks it is the watcher, the administrative head answers for it.
points as (
    select
        as_of,
        record_id,
        delivery_id,
        region_code,
        {{ is_stated('watcher_name') }} or {{ is_stated('device') }} as is_watched,
        {{ is_stated('responsible_name') }} as has_responsible
    from landslide_points
    union all
    select
        as_of,
        record_id,
        delivery_id,
        region_code,
        {{ is_stated('patrol_name') }} as is_watched,
        {{ is_stated('administrative_name') }} as has_responsible
    from reservoirs
)

-- A column that is blank in a whole delivery is a column that the delivery does not have.
select
    points.as_of,
    points.record_id,
    coalesce(points.region_code, settings.county_code) as region_code,
    points.is_watched,
    points.has_responsible,
    bool_or(points.is_watched) over (partition by points.as_of, points.delivery_id) as states_watch,
    bool_or(points.has_responsible) over (partition by points.as_of, points.delivery_id) as states_responsible
from points
cross join settings
