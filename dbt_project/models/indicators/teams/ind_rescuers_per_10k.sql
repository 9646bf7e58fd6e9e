with

members as (
    select * from {{ ref('int_team_members_at') }}
    where is_active
),

regions_at as (select * from {{ ref('int_regions_at') }}),

asked as (
    select * from {{ ref('int_indicator_regions') }}
    where indicator_code = 'I10'
),

-- Rescuers of a township without a population cannot be set against anybody, so they are left out with it.
memberships as (
    select
        members.as_of,
        asked.subject_kind,
        asked.subject_code,
        members.record_id,
        case
            when unpeopled.region_code is not null then '待核：所在乡镇的常住人口未填或无法读取'
            when row_number() over (
                partition by
                    members.as_of,
                    asked.subject_kind,
                    asked.subject_code,
                    members.person_key,
                    unpeopled.region_code is null
                order by members.record_id
            ) > 1 then '同一人'
        end as excluded_because
    from members
    inner join asked on members.as_of = asked.as_of and members.region_code = asked.region_code
    left join regions_at as unpeopled
        on
            members.as_of = unpeopled.as_of
            and members.region_code = unpeopled.region_code
            and unpeopled.level = 'township'
            and unpeopled.resident_population is null
),

residents as (
    select
        regions_at.as_of,
        asked.subject_kind,
        asked.subject_code,
        regions_at.record_id,
        regions_at.resident_population
    from regions_at
    inner join asked on regions_at.as_of = asked.as_of and regions_at.region_code = asked.region_code
    where regions_at.level = 'township'
)

select
    as_of,
    subject_kind,
    subject_code,
    record_id,
    case when excluded_because is null then 'numerator' else 'excluded' end as role,
    excluded_because,
    case when excluded_because is null then 1.0 else 0.0 end as numerator_amount,
    0.0 as denominator_amount
from memberships
union all
select
    as_of,
    subject_kind,
    subject_code,
    record_id,
    case when resident_population is not null then 'denominator_only' else 'excluded' end as role,
    case when resident_population is null then '待核：常住人口未填或无法读取' end as excluded_because,
    0.0 as numerator_amount,
    coalesce(resident_population, 0.0) as denominator_amount
from residents
