with

settings as (select * from {{ ref('int_assessment_settings') }}),

landslide_points as (
    {{ statements_at('stg_natural_resources__landslide_points') }}
),

reservoirs as (
    {{ statements_at('stg_water__reservoirs') }}
),

points as (
    select
        as_of,
        record_id,
        region_code,
        longitude is not null and latitude is not null as is_met
    from landslide_points
    union all
    select
        as_of,
        record_id,
        region_code,
        longitude is not null and latitude is not null as is_met
    from reservoirs
),

judged as (
    select
        points.as_of,
        points.record_id,
        points.is_met,
        coalesce(points.region_code, settings.county_code) as region_code,
        cast(null as varchar) as excluded_because
    from points
    cross join settings
),

answers as (
    {{ by_subject('judged', 'I32') }}
)

{{ roles('answers') }}
