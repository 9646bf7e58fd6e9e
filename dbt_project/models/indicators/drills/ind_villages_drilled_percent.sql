with

villages as (
    select * from {{ ref('int_regions_at') }}
    where level = 'village'
),

drills as (
    select * from {{ ref('int_drills_within_year') }}
    where not crosses_the_edge
),

organisers as (
    select * from {{ ref('int_bodies_counted') }}
    where column_name = 'organiser_name' and body_kind = 'village'
),

asked as (
    select * from {{ ref('int_indicator_regions') }}
    where indicator_code = 'I17'
),

drilled as (
    select
        as_of,
        village_code
    from drills
    where village_code is not null
    union
    select
        drills.as_of,
        organisers.body_code
    from drills
    inner join organisers on drills.record_id = organisers.record_id
)

select
    villages.as_of,
    asked.subject_kind,
    asked.subject_code,
    villages.record_id,
    case when drilled.village_code is not null then 'numerator' else 'denominator_only' end as role,
    cast(null as varchar) as excluded_because,
    case when drilled.village_code is not null then 1.0 else 0.0 end as numerator_amount,
    1.0 as denominator_amount
from villages
inner join asked on villages.as_of = asked.as_of and villages.parent_code = asked.region_code
left join drilled on villages.as_of = drilled.as_of and villages.region_code = drilled.village_code
