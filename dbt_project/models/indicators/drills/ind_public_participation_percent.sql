with

drills as (select * from {{ ref('int_drills_within_year') }}),

regions_at as (select * from {{ ref('int_regions_at') }}),

asked as (
    select * from {{ ref('int_indicator_regions') }}
    where indicator_code = 'I21'
),

-- Drills of a township without a population cannot be set against anybody, so they are left out with it.
judged as (
    select
        drills.as_of,
        drills.record_id,
        drills.region_code,
        drills.public_participants,
        case
            when drills.crosses_the_edge then '日期不确定：可能在统计期之外'
            when unpeopled.region_code is not null then '待核：所在乡镇的常住人口未填或无法读取'
            when drills.public_participants is null then '待核：未分列群众人次'
        end as excluded_because
    from drills
    left join regions_at as unpeopled
        on
            drills.as_of = unpeopled.as_of
            and drills.region_code = unpeopled.region_code
            and unpeopled.level = 'township'
            and unpeopled.resident_population is null
)

select
    judged.as_of,
    asked.subject_kind,
    asked.subject_code,
    judged.record_id,
    case when judged.excluded_because is null then 'numerator' else 'excluded' end as role,
    judged.excluded_because,
    case when judged.excluded_because is null then judged.public_participants else 0.0 end
        as numerator_amount,
    0.0 as denominator_amount
from judged
inner join asked on judged.as_of = asked.as_of and judged.region_code = asked.region_code
union all
select
    regions_at.as_of,
    asked.subject_kind,
    asked.subject_code,
    regions_at.record_id,
    case when regions_at.resident_population is null then 'excluded' else 'denominator_only' end as role,
    case when regions_at.resident_population is null then '待核：常住人口未填或无法读取' end as excluded_because,
    0.0 as numerator_amount,
    coalesce(regions_at.resident_population, 0.0) as denominator_amount
from regions_at
inner join asked on regions_at.as_of = asked.as_of and regions_at.region_code = asked.region_code
where regions_at.level = 'township'
