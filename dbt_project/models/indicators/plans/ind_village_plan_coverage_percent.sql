with

villages as (
    select * from {{ ref('int_regions_at') }}
    where level = 'village'
),

plans as (select * from {{ ref('int_plans_in_force_at') }}),

asked as (
    select * from {{ ref('int_indicator_regions') }}
    where indicator_code = 'I06'
),

planned as (
    select distinct
        as_of,
        unit_code
    from plans
    where unit_kind = 'village'
)

select
    villages.as_of,
    asked.subject_kind,
    asked.subject_code,
    villages.record_id,
    case when planned.unit_code is not null then 'numerator' else 'denominator_only' end as role,
    cast(null as varchar) as excluded_because,
    case when planned.unit_code is not null then 1.0 else 0.0 end as numerator_amount,
    1.0 as denominator_amount
from villages
inner join asked on villages.as_of = asked.as_of and villages.parent_code = asked.region_code
left join planned on villages.as_of = planned.as_of and villages.region_code = planned.unit_code
