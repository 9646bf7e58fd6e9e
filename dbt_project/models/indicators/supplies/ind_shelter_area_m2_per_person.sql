with

shelters as (select * from {{ ref('int_shelters_at') }}),

townships as (
    select * from {{ ref('int_regions_at') }}
    where level = 'township'
),

-- Shelters of a township without a population cannot be set against anybody, so they are left out with it.
judged as (
    select
        shelters.as_of,
        shelters.record_id,
        shelters.region_code,
        true as is_met,
        shelters.usable_area_m2,
        0.0 as residents,
        case
            when not shelters.is_open then '统计时点尚未启用'
            when townships.region_code is not null and townships.resident_population is null
                then '待核：所在乡镇的常住人口未填或无法读取'
            when shelters.usable_area_m2 is null then '待核：未填有效面积'
        end as excluded_because
    from shelters
    left join townships on shelters.as_of = townships.as_of and shelters.region_code = townships.region_code
    union all
    select
        as_of,
        record_id,
        region_code,
        false as is_met,
        0.0 as usable_area_m2,
        resident_population as residents,
        case when resident_population is null then '待核：常住人口未填或无法读取' end as excluded_because
    from townships
),

answers as (
    {{ by_subject('judged', 'I43') }}
)

{{ roles('answers', numerator='usable_area_m2', denominator='residents') }}
