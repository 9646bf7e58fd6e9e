with

opinions as (
    select
        *,
        {{ name_key("coalesce(revisit_result, '')") }} as result_key
    from {{ ref('int_opinions_at') }}
),

heard as (
    select
        *,
        regexp_matches(result_key, '合格|落实|到位|通过|属实|完成|达标|达到') as is_positive,
        regexp_matches(result_key, '不(合格|到位|落实|达标|符|足|够|实|彻底|通过|明显)')
        or regexp_matches(result_key, '未(完成|落实|到位|通过|达|整改|合格|解决|办|见|能|按)')
        or regexp_matches(result_key, '没有|无法|无效|部分|尚|仍|还有|还需') as is_negative
    from opinions
),

-- A revisit without a day may lie after the date as well, and one without a finding found nothing out.
judged as (
    select
        as_of,
        record_id,
        region_code,
        department_code,
        is_positive and not is_negative as is_met,
        case
            when revisited_on_to is null then '待核：有复查结果而未填复查日期'
            when result_key in ('', '/', '-', '—') then '待核：未填复查结果'
            when not is_positive and not is_negative
                then '待核：复查结果看不出是否合格'
        end as excluded_because
    from heard
    where
        revisited_on_to <= as_of
        or (revisited_on_to is null and result_key not in ('', '/', '-', '—', '无', '未复查', '否'))
),

answers as (
    {{ by_subject('judged', 'I47', with_departments=true) }}
)

{{ roles('answers') }}
