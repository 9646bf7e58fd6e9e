with

hazards as (
    select * from {{ ref('int_hazards_at') }}
    where severity = 'major'
),

measures as (
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
),

judged as (
    select
        *,
        has_order and has_five as is_met,
        case when not states_five_measures then '待核：台账无五落实一栏' end as excluded_because
    from measures
),

answers as (
    {{ by_subject('judged', 'I29') }}
)

{{ roles('answers') }}
