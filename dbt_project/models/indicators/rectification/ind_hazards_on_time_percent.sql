with

hazards as (select * from {{ ref('int_hazards_at') }}),

asked as (
    select * from {{ ref('int_indicator_regions') }}
    where indicator_code = 'I28'
),

judged as (
    select
        as_of,
        record_id,
        region_code,
        department_code,
        -- what was re-inspected had been rectified by then
        coalesce(closed_on <= deadline_on_to, false) as is_in_time,
        case
            when deadline_on_to is null then '待核：未填整改期限'
            when deadline_on_to >= as_of then '未到期：整改期限未过'
        end as excluded_because
    from hazards
),

subjects as (
    select
        judged.*,
        asked.subject_kind,
        asked.subject_code
    from judged
    inner join asked on judged.as_of = asked.as_of and judged.region_code = asked.region_code
    union all
    select
        judged.*,
        'department' as subject_kind,
        judged.department_code as subject_code
    from judged
    inner join asked on judged.as_of = asked.as_of and judged.region_code = asked.region_code
    where asked.subject_kind = 'county' and judged.department_code is not null
)

select
    as_of,
    subject_kind,
    subject_code,
    record_id,
    case
        when excluded_because is not null then 'excluded'
        when is_in_time then 'numerator'
        else 'denominator_only'
    end as role,
    excluded_because,
    case when excluded_because is null and is_in_time then 1.0 else 0.0 end as numerator_amount,
    case when excluded_because is null then 1.0 else 0.0 end as denominator_amount
from subjects
