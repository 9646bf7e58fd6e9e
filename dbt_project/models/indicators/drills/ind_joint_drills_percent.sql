with

drills as (select * from {{ ref('int_drills_within_year') }}),

asked as (
    select * from {{ ref('int_indicator_regions') }}
    where indicator_code = 'I20'
)

select
    drills.as_of,
    asked.subject_kind,
    asked.subject_code,
    drills.record_id,
    case
        when drills.crosses_the_edge then 'excluded'
        when drills.is_joint then 'numerator'
        else 'denominator_only'
    end as role,
    case when drills.crosses_the_edge then '日期不确定：可能在统计期之外' end as excluded_because,
    case when drills.is_joint and not drills.crosses_the_edge then 1.0 else 0.0 end as numerator_amount,
    case when drills.crosses_the_edge then 0.0 else 1.0 end as denominator_amount
from drills
inner join asked on drills.as_of = asked.as_of and drills.region_code = asked.region_code
