with

checks as (
    select * from {{ ref('fct_field_checks') }}
    where standing <> 'duplicate'
),

figures as (select * from {{ ref('fct_indicator_values') }}),

settings as (select * from {{ ref('int_assessment_settings') }}),

-- what most rows say: a row that was typed over does not make a check of its own
drawn as (
    select
        check_no,
        mode(indicator_code) as indicator_code,
        mode(as_of) as as_of
    from checks
    group by check_no
),

strata as (
    select
        check_no,
        region_code,
        mode(stratum_size) as stratum_size,
        count(*) as drawn,
        count(*) filter (where standing = 'confirmed') as confirmed,
        count(*) filter (where standing = 'refuted') as refuted,
        count(*) filter (where standing = 'cannot_tell') as cannot_tell,
        count(*) filter (where standing = 'unfilled') as unfilled,
        count(*) filter (where standing in ('unreadable', 'conflicting', 'changed', 'unknown_record'))
            as left_out,
        count(*) filter (where is_replaced) as replaced,
        count(*) filter (where is_before_as_of) as too_early,
        min(checked_from) filter (where standing in ('confirmed', 'refuted', 'cannot_tell')) as checked_from,
        max(checked_to) filter (where standing in ('confirmed', 'refuted', 'cannot_tell')) as checked_to,
        max(received_on) as received_on
    from checks
    group by check_no, region_code
),

subjects as (
    select
        strata.*,
        'county' as subject_kind,
        settings.county_code as subject_code
    from strata
    cross join settings
    union all
    select
        strata.*,
        'township' as subject_kind,
        strata.region_code as subject_code
    from strata
    cross join settings
    where strata.region_code <> settings.county_code
),

summed as (
    select
        check_no,
        subject_kind,
        subject_code,
        cast(sum(stratum_size) as bigint) as population,
        count(*) as strata,
        cast(sum(drawn) as bigint) as drawn,
        cast(sum(confirmed) as bigint) as confirmed,
        cast(sum(confirmed + refuted) as bigint) as n,
        cast(sum(refuted) as bigint) as refuted,
        cast(sum(cannot_tell) as bigint) as cannot_tell,
        cast(sum(unfilled) as bigint) as unfilled,
        cast(sum(left_out) as bigint) as left_out,
        cast(sum(replaced) as bigint) as replaced,
        cast(sum(too_early) as bigint) as too_early,
        min(checked_from) as checked_from,
        max(checked_to) as checked_to,
        max(received_on) as received_on,
        count(*) filter (where confirmed + refuted = 0) as silent_strata,
        -- each answer stands for stratum_size / n records of its stratum (Cochran 1977, 5.3)
        -- (in one order: a sum of fractions differs in its last digit from order to order)
        sum(stratum_size * confirmed / (confirmed + refuted) order by region_code)
        filter (where confirmed + refuted > 0)
        / sum(stratum_size) filter (where confirmed + refuted > 0) as weighted_share,
        -- Kish's effective size: as many answers of equal weight would tell as much
        pow(sum(stratum_size) filter (where confirmed + refuted > 0), 2)
        / sum(stratum_size * stratum_size / (confirmed + refuted) order by region_code)
        filter (where confirmed + refuted > 0) as effective_n
    from subjects
    group by check_no, subject_kind, subject_code
),

rated as (
    select
        *,
        case when n > 0 then cast(confirmed as double) / n end as share
    from summed
),

bounded as (
    select
        *,
        {{ wilson('share', 'n', 'low') }} as share_low,
        {{ wilson('share', 'n', 'high') }} as share_high,
        {{ wilson('weighted_share', 'effective_n', 'low') }} as weighted_low,
        {{ wilson('weighted_share', 'effective_n', 'high') }} as weighted_high
    from rated
)

select
    bounded.check_no,
    drawn.indicator_code,
    drawn.as_of,
    bounded.subject_kind,
    bounded.subject_code,
    figures.value as reported_value,
    figures.unit,
    bounded.population,
    bounded.strata,
    bounded.drawn,
    bounded.n,
    bounded.confirmed,
    bounded.refuted,
    bounded.cannot_tell,
    bounded.unfilled,
    bounded.left_out,
    bounded.replaced,
    100 * bounded.share as verified_percent,
    100 * bounded.share_low as verified_low,
    100 * bounded.share_high as verified_high,
    100 * bounded.weighted_share as weighted_percent,
    100 * bounded.weighted_low as weighted_low,
    100 * bounded.weighted_high as weighted_high,
    bounded.effective_n,
    -- what is left of the figure when as many of its records hold as hold in the sample
    figures.value * bounded.weighted_share as field_value,
    figures.value * bounded.weighted_low as field_low,
    figures.value * bounded.weighted_high as field_high,
    bounded.checked_from,
    bounded.checked_to,
    bounded.received_on,
    nullif(concat_ws(
        '；',
        case when bounded.n between 1 and 9 then 'n小' end,
        case when bounded.n = 0 then '没有可用的核查结果' end,
        case when bounded.cannot_tell > 0 then bounded.cannot_tell || '条无法核实，不计入核实率' end,
        case when bounded.unfilled > 0 then bounded.unfilled || '条尚未核查' end,
        case when bounded.left_out > 0 then bounded.left_out || '条因键不明、内容改动、结果不一致或认不出未计入' end,
        case when bounded.replaced > 0 then bounded.replaced || '条所核记录其后已被新的报送替换' end,
        case when bounded.too_early > 0 then bounded.too_early || '条的核查日期不晚于统计时点，请核对' end,
        case
            when bounded.n > 0 and bounded.silent_strata > 0
                then bounded.silent_strata || '个乡镇（层）没有可用结果，推算不含'
        end,
        case when figures.as_of is null then '快照中没有这一时点的数字' end
    ), '') as note_zh
from bounded
inner join drawn on bounded.check_no = drawn.check_no
left join figures
    on
        drawn.indicator_code = figures.indicator_code
        and drawn.as_of = figures.as_of
        and bounded.subject_kind = figures.subject_kind
        and bounded.subject_code = figures.subject_code
