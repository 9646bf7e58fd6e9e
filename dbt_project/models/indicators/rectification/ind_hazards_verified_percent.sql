with

hazards as (select * from {{ ref('int_hazards_at') }}),

asked as (
    select * from {{ ref('int_indicator_regions') }}
    where indicator_code = 'I27'
),

subjects as (
    select
        hazards.as_of,
        asked.subject_kind,
        asked.subject_code,
        hazards.record_id,
        hazards.is_verified
    from hazards
    inner join asked on hazards.as_of = asked.as_of and hazards.region_code = asked.region_code
    union all
    select
        hazards.as_of,
        'department' as subject_kind,
        hazards.department_code as subject_code,
        hazards.record_id,
        hazards.is_verified
    from hazards
    inner join asked on hazards.as_of = asked.as_of and hazards.region_code = asked.region_code
    where asked.subject_kind = 'county' and hazards.department_code is not null
)

select
    as_of,
    subject_kind,
    subject_code,
    record_id,
    case when is_verified then 'numerator' else 'denominator_only' end as role,
    cast(null as varchar) as excluded_because,
    case when is_verified then 1.0 else 0.0 end as numerator_amount,
    1.0 as denominator_amount
from subjects
