with

frame as (select * from {{ ref('int_indicator_frame') }}),

evidence as (select * from {{ ref('fct_indicator_evidence') }}),

indicators as (select * from {{ ref('dim_indicators') }}),

notes as (select * from {{ ref('int_indicator_notes') }}),

targets_not_due as (select * from {{ ref('int_targets_not_due') }}),

sums as (
    select
        indicator_code,
        as_of,
        subject_kind,
        subject_code,
        sum(numerator_amount) as numerator,
        sum(denominator_amount) as denominator,
        median(numerator_amount / denominator_amount) filter (where denominator_amount > 0) as middle,
        count(*) filter (where is_doubtful and role <> 'excluded') as doubtful_records,
        count(*) filter (where excluded_because like '未到期%') as pending_records,
        count(*) filter (where excluded_because like '待核%') as unjudged_records
    from evidence
    group by indicator_code, as_of, subject_kind, subject_code
),

judged as (
    select
        frame.indicator_code,
        frame.as_of,
        frame.subject_kind,
        frame.subject_code,
        frame.coverage,
        frame.missing_zh,
        sums.numerator,
        sums.denominator,
        sums.middle,
        coalesce(sums.doubtful_records, 0) as doubtful_records,
        coalesce(sums.pending_records, 0) as pending_records,
        coalesce(sums.unjudged_records, 0) as unjudged_records,
        notes.note_zh,
        targets_not_due.as_of is null as is_target_due,
        case
            when not frame.is_delivered then 'not_delivered'
            when notes.forced_status is not null then notes.forced_status
            when coalesce(sums.denominator, 0) > 0 then 'measured'
            when sums.pending_records > 0 then 'not_yet_due'
            when sums.unjudged_records > 0 then 'needs_review'
            else 'not_applicable'
        end as status
    from frame
    left join sums
        on
            frame.indicator_code = sums.indicator_code
            and frame.as_of = sums.as_of
            and frame.subject_kind = sums.subject_kind
            and frame.subject_code = sums.subject_code
    left join notes
        on
            frame.indicator_code = notes.indicator_code
            and frame.as_of = notes.as_of
            and frame.subject_kind = notes.subject_kind
            and frame.subject_code = notes.subject_code
    left join targets_not_due
        on frame.indicator_code = targets_not_due.indicator_code and frame.as_of = targets_not_due.as_of
),

measured as (
    select
        judged.indicator_code,
        judged.as_of,
        judged.subject_kind,
        judged.subject_code,
        judged.status,
        judged.coverage,
        judged.missing_zh,
        judged.doubtful_records,
        judged.pending_records,
        judged.unjudged_records,
        judged.note_zh,
        judged.is_target_due,
        indicators.unit,
        indicators.scale,
        indicators.direction,
        indicators.target,
        indicators.target_low,
        indicators.target_high,
        indicators.target_is_set,
        judged.status = 'measured'
        and indicators.interval_kind = 'wilson'
        and judged.numerator <= judged.denominator as has_interval,
        1.959964 as z,
        case when judged.status = 'measured' then judged.numerator end as numerator,
        case when judged.status = 'measured' then judged.denominator end as denominator,
        case
            when judged.status <> 'measured' then null
            when indicators.statistic = 'median' then judged.middle
            else judged.numerator / judged.denominator
        end as ratio
    from judged
    inner join indicators on judged.indicator_code = indicators.indicator_code
),

-- Wilson score interval, 95 %.
bounded as (
    select
        *,
        ratio * scale as value,
        (ratio + z * z / (2 * denominator)) / (1 + z * z / denominator) as centre,
        z * sqrt(greatest(ratio * (1 - ratio), 0) / denominator + z * z / (4 * denominator * denominator))
        / (1 + z * z / denominator) as half_width
    from measured
),

graded as (
    select
        *,
        case when has_interval then greatest(centre - half_width, 0) * scale end as interval_low,
        case when has_interval then least(centre + half_width, 1) * scale end as interval_high,
        case
            when value is null or not is_target_due then 'none'
            when direction = 'band' and target_low is null and target_high is null then 'none'
            when direction = 'band' and value < target_low then 'band_low'
            when direction = 'band' and value > target_high then 'band_high'
            when direction = 'band' then 'met'
            when target is null then 'none'
            when direction = 'up' and value >= target then 'met'
            when direction = 'up' and value >= 0.9 * target then 'near'
            when direction = 'down' and value <= target then 'met'
            when direction = 'down' and value <= 1.1 * target then 'near'
            else 'below'
        end as grade
    from bounded
)

select
    graded.indicator_code,
    graded.as_of,
    graded.subject_kind,
    graded.subject_code,
    graded.numerator,
    graded.denominator,
    graded.value,
    graded.unit,
    graded.status,
    graded.interval_low,
    graded.interval_high,
    graded.target,
    graded.target_low,
    graded.target_high,
    graded.grade,
    graded.coverage,
    graded.doubtful_records,
    earlier.value as previous_value,
    nullif(concat_ws(
        '；',
        case
            when
                graded.status = 'not_delivered' and graded.missing_zh is not null
                then '未报送' || graded.missing_zh
        end,
        case when graded.status = 'not_applicable' then '台账中没有属于本指标分母的记录' end,
        case when graded.status = 'not_yet_due' then '分母中的' || graded.pending_records || '条均未到期' end,
        graded.note_zh,
        case when graded.status = 'measured' and graded.denominator < 10 then 'n小' end,
        case when graded.status = 'measured' and graded.coverage < 1 then '仅含已报送的乡镇' end,
        case
            when graded.status = 'measured' and graded.unjudged_records > 0
                then '另有' || graded.unjudged_records || '条因资料不全未计入'
            when graded.status = 'needs_review' and graded.note_zh is null then '台账缺少判断所需的栏目或内容'
        end,
        case
            when graded.status = 'measured' and graded.numerator = 0 and graded.direction <> 'down'
                then '已报送的台账中没有符合条件的记录，按0计'
        end,
        case when graded.target_is_set then '目标值为本县设置' end
    ), '') as note_zh
from graded
left join graded as earlier
    on
        graded.indicator_code = earlier.indicator_code
        and graded.subject_kind = earlier.subject_kind
        and graded.subject_code = earlier.subject_code
        and earlier.as_of = cast(graded.as_of - interval 12 month as date)
