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

points as (
    select
        landslide_points.*,
        coalesce(kind_labels.zh, landslide_points.kind_text) as kind_zh
    from landslide_points
    left join kind_labels on landslide_points.kind = kind_labels.code
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
    cast(null as varchar) as grade,
    cast(null as varchar) as administrative_name,
    cast(null as varchar) as technical_name,
    cast(null as varchar) as patrol_name,
    cast(null as double) as capacity_10k_m3,
    cast(null as double) as capacity_10k_m3_low,
    cast(null as double) as capacity_10k_m3_high,
    cast(null as varchar) as plan_name,
    cast(null as varchar) as station_kind,
    cast(null as double) as online_rate,
    cast(null as double) as online_rate_low,
    cast(null as double) as online_rate_high,
    coalesce(threatened_households_is_imprecise or threatened_people_is_imprecise, false) as is_imprecise
from points
union all
select
    record_id,
    region_code,
    village_code,
    is_doubtful,
    statement_on,
    serial,
    'reservoir' as kind,
    '水库' as kind_zh,
    cast(null as varchar) as point_no,
    reservoir_name as point_name,
    township,
    cast(null as varchar) as place,
    cast(null as varchar) as scale,
    cast(null as varchar) as danger_level,
    longitude,
    latitude,
    cast(null as double) as threatened_households,
    cast(null as double) as threatened_households_low,
    cast(null as double) as threatened_households_high,
    cast(null as double) as threatened_people,
    cast(null as double) as threatened_people_low,
    cast(null as double) as threatened_people_high,
    cast(null as varchar) as watcher_name,
    cast(null as varchar) as phone,
    cast(null as varchar) as responsible_name,
    cast(null as varchar) as clear_card,
    cast(null as varchar) as device,
    grade,
    administrative_name,
    technical_name,
    patrol_name,
    capacity_10k_m3,
    capacity_10k_m3_low,
    capacity_10k_m3_high,
    plan_name,
    cast(null as varchar) as station_kind,
    cast(null as double) as online_rate,
    cast(null as double) as online_rate_low,
    cast(null as double) as online_rate_high,
    coalesce(capacity_10k_m3_is_imprecise, false) as is_imprecise
from reservoirs
union all
select
    record_id,
    region_code,
    village_code,
    is_doubtful,
    statement_on,
    serial,
    'station' as kind,
    '雨量水位站' as kind_zh,
    station_no as point_no,
    station_name as point_name,
    township,
    cast(null as varchar) as place,
    cast(null as varchar) as scale,
    cast(null as varchar) as danger_level,
    longitude,
    latitude,
    cast(null as double) as threatened_households,
    cast(null as double) as threatened_households_low,
    cast(null as double) as threatened_households_high,
    cast(null as double) as threatened_people,
    cast(null as double) as threatened_people_low,
    cast(null as double) as threatened_people_high,
    watcher_name,
    cast(null as varchar) as phone,
    cast(null as varchar) as responsible_name,
    cast(null as varchar) as clear_card,
    cast(null as varchar) as device,
    cast(null as varchar) as grade,
    cast(null as varchar) as administrative_name,
    cast(null as varchar) as technical_name,
    cast(null as varchar) as patrol_name,
    cast(null as double) as capacity_10k_m3,
    cast(null as double) as capacity_10k_m3_low,
    cast(null as double) as capacity_10k_m3_high,
    cast(null as varchar) as plan_name,
    station_kind,
    online_rate,
    online_rate_low,
    online_rate_high,
    coalesce(online_rate_is_imprecise, false) as is_imprecise
from stations
