with

measures as (select * from {{ ref('dim_measures') }}),

frame as (select * from {{ ref('int_indicator_frame') }}),

records as (select * from {{ ref('fct_measure_evidence') }}),

sums as (
    select
        measure_code,
        as_of,
        subject_kind,
        subject_code,
        sum(numerator_amount) as numerator,
        sum(denominator_amount) as denominator,
        count(*) filter (where excluded_because like '待核%') as unjudged_records,
        mode(excluded_because) filter (where excluded_because like '待核%') as unjudged_zh
    from records
    group by measure_code, as_of, subject_kind, subject_code
),

judged as (
    select
        measures.measure_code,
        frame.as_of,
        frame.subject_kind,
        frame.subject_code,
        frame.coverage,
        frame.missing_zh,
        sums.numerator,
        sums.denominator,
        sums.unjudged_zh,
        coalesce(sums.unjudged_records, 0) as unjudged_records,
        case
            when not frame.is_delivered then 'not_delivered'
            when coalesce(sums.denominator, 0) > 0 then 'measured'
            when sums.unjudged_records > 0 then 'needs_review'
            else 'not_applicable'
        end as status
    from measures
    inner join frame
        on measures.beside = frame.indicator_code and frame.subject_kind in ('county', 'township')
    left join sums
        on
            measures.measure_code = sums.measure_code
            and frame.as_of = sums.as_of
            and frame.subject_kind = sums.subject_kind
            and frame.subject_code = sums.subject_code
)

select
    measure_code,
    as_of,
    subject_kind,
    subject_code,
    status,
    coverage,
    '%' as unit,
    case when status = 'measured' then numerator end as numerator,
    case when status = 'measured' then denominator end as denominator,
    case when status = 'measured' then numerator / denominator * 100 end as value,
    nullif(concat_ws(
        '；',
        case when status = 'not_delivered' and missing_zh is not null then '未报送' || missing_zh end,
        case when status = 'not_applicable' then '台账中没有属于分母的记录' end,
        case when status = 'needs_review' then unjudged_zh end,
        case when status = 'measured' and coverage < 1 then '仅含已报送的乡镇' end,
        case
            when status = 'measured' and unjudged_records > 0
                then '另有' || unjudged_records || '条因资料不全未计入'
        end
    ), '') as note_zh,
    nullif(concat_ws(
        '; ',
        case
            when status = 'not_delivered' and missing_zh is not null
                then 'not handed in: ' || {{ export_codes('missing_zh') }}
        end,
        case when status = 'not_applicable' then 'the registers have no record for the denominator' end,
        case when status = 'needs_review' then 'what the records state does not suffice to judge' end,
        case when status = 'measured' and coverage < 1 then 'only townships that handed in' end,
        case
            when status = 'measured' and unjudged_records > 0
                then 'left out because their data is incomplete: ' || unjudged_records
        end
    ), '') as note_en
from judged
