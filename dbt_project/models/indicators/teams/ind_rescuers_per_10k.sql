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

memberships as (
    select
        members.as_of,
        asked.subject_kind,
        asked.subject_code,
        members.record_id,
        row_number() over (
            partition by members.as_of, asked.subject_kind, asked.subject_code, members.person_key
            order by members.record_id
        ) = 1 as is_first
    from members
    inner join asked on members.as_of = asked.as_of and members.region_code = asked.region_code
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
    case when is_first then 'numerator' else 'excluded' end as role,
    case when not is_first then '同一人' end as excluded_because,
    case when is_first then 1.0 else 0.0 end as numerator_amount,
    0.0 as denominator_amount
from memberships
union all
select
    as_of,
    subject_kind,
    subject_code,
    record_id,
    case when resident_population is not null then 'denominator_only' else 'excluded' end as role,
    case when resident_population is null then '待核：区划表未填常住人口' end as excluded_because,
    0.0 as numerator_amount,
    coalesce(resident_population, 0.0) as denominator_amount
from residents
