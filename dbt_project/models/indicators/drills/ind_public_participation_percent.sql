with

drills as (select * from {{ ref('int_drills_within_year') }}),

townships as (
    select * from {{ ref('int_regions_at') }}
    where level = 'township'
),

-- Drills of a township without a population cannot be set against anybody, so they are left out with it.
judged as (
    select
        drills.as_of,
        drills.record_id,
        drills.region_code,
        true as is_met,
        drills.public_participants,
        0.0 as residents,
        case
            when drills.crosses_the_edge then '日期不确定：可能在统计期之外'
            when townships.region_code is not null and townships.resident_population is null
                then '待核：所在乡镇的常住人口未填或无法读取'
            when drills.public_participants is null then '待核：未分列群众人次'
        end as excluded_because
    from drills
    left join townships on drills.as_of = townships.as_of and drills.region_code = townships.region_code
    union all
    select
        as_of,
        record_id,
        region_code,
        false as is_met,
        0.0 as public_participants,
        resident_population as residents,
        case when resident_population is null then '待核：常住人口未填或无法读取' end as excluded_because
    from townships
),

answers as (
    {{ by_subject('judged', 'I21') }}
)

{{ roles('answers', numerator='public_participants', denominator='residents') }}
