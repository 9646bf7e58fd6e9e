with

plans as (select * from {{ ref('int_plans_in_force_at') }}),

asked as (
    select * from {{ ref('int_indicator_regions') }}
    where indicator_code = 'I08'
),

judged as (
    select
        as_of,
        record_id,
        region_code,
        department_code,
        case
            when issued_on_to is null then '待核：未填印发日期'
            when issued_on_to >= as_of - interval 36 month then '未到期：印发未满三年'
        end as excluded_because,
        coalesce(evaluated_on_from > as_of - interval 36 month and evaluated_on_to <= as_of, false)
        or coalesce(revised_on_from > as_of - interval 36 month and revised_on_to <= as_of, false)
            as is_current
    from plans
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
        when is_current then 'numerator'
        else 'denominator_only'
    end as role,
    excluded_because,
    case when excluded_because is null and is_current then 1.0 else 0.0 end as numerator_amount,
    case when excluded_because is null then 1.0 else 0.0 end as denominator_amount
from subjects
