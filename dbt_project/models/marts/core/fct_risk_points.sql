with

landslide_points as (
    {{ newest_statement('stg_natural_resources__landslide_points') }}
),

reservoirs as (
    {{ newest_statement('stg_water__reservoirs') }}
),

stations as (
    {{ newest_statement('stg_water__stations') }}
),

kind_labels as (
    {{ code_labels('risk_point_kind') }}
),

named_landslide_points as (
    select
        landslide_points.*,
        coalesce(kind_labels.zh, landslide_points.kind_text) as kind_zh
    from landslide_points
    left join kind_labels on landslide_points.kind = kind_labels.code
),

-- A column that only one of the registers has is null for the points of the others.
points as (
    select
        *,
        threatened_households_is_imprecise or threatened_people_is_imprecise as is_any_imprecise
    from named_landslide_points
    union all by name
    select
        *,
        'reservoir' as kind,
        '水库' as kind_zh,
        reservoir_name as point_name,
        capacity_10k_m3_is_imprecise as is_any_imprecise
    from reservoirs
    union all by name
    select
        *,
        'station' as kind,
        '雨量水位站' as kind_zh,
        station_no as point_no,
        station_name as point_name,
        online_rate_is_imprecise as is_any_imprecise
    from stations
)

select
    record_id,
    region_code,
    village_code,
    is_doubtful,
    statement_on,
    serial,
    coalesce(kind, 'other') as kind,
    kind_zh,
    point_no,
    point_name,
    township,
    place,
    scale,
    danger_level,
    longitude,
    latitude,
    threatened_households,
    threatened_households_low,
    threatened_households_high,
    threatened_people,
    threatened_people_low,
    threatened_people_high,
    watcher_name,
    phone,
    responsible_name,
    clear_card,
    device,
    grade,
    administrative_name,
    technical_name,
    patrol_name,
    capacity_10k_m3,
    capacity_10k_m3_low,
    capacity_10k_m3_high,
    plan_name,
    station_kind,
    online_rate,
    online_rate_low,
    online_rate_high,
    coalesce(is_any_imprecise, false) as is_imprecise
from points
