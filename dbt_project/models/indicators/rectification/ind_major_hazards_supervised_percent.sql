with

hazards as (
    select * from {{ ref('int_hazards_at') }}
    where severity = 'major'
),

asked as (
    select * from {{ ref('int_indicator_regions') }}
    where indicator_code = 'I29'
),

judged as (
    select
        *,
        coalesce(trim(supervision_order) not in ('', '无', '否', '未', '/', '-', '—'), false) as has_order,
        coalesce(trim(five_measures) not in ('', '无', '否', '/', '-', '—'), false)
        and not contains(five_measures, '未')
        and not contains(five_measures, '部分')
        -- where the five are named one by one, all five must be
        and (
            not regexp_matches(five_measures, '责任|措施|资金|时限|预案')
            or (
                contains(five_measures, '责任')
                and contains(five_measures, '措施')
                and contains(five_measures, '资金')
                and (contains(five_measures, '时限') or contains(five_measures, '期限'))
                and contains(five_measures, '预案')
            )
        ) as has_five
    from hazards
)

select
    judged.as_of,
    asked.subject_kind,
    asked.subject_code,
    judged.record_id,
    case
        when not judged.states_five_measures then 'excluded'
        when judged.has_order and judged.has_five then 'numerator'
        else 'denominator_only'
    end as role,
    case when not judged.states_five_measures then '待核：台账无五落实一栏' end as excluded_because,
    case when judged.states_five_measures and judged.has_order and judged.has_five then 1.0 else 0.0 end
        as numerator_amount,
    case when judged.states_five_measures then 1.0 else 0.0 end as denominator_amount
from judged
inner join asked on judged.as_of = asked.as_of and judged.region_code = asked.region_code
