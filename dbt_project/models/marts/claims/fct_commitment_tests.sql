with

commitments as (
    select * from {{ ref('int_commitments_at') }}
    where given_on is not null
),

comparisons as (select * from {{ ref('int_comparisons_at') }}),

figures as (select * from {{ ref('int_figures') }}),

joined as (
    select
        commitments.commitment_code,
        commitments.baseline_on,
        comparisons.* replace (
            case
                when comparisons.than_baseline then baselines.value else comparisons.threshold
            end as threshold
        ),
        baselines.value as baseline
    from commitments
    inner join comparisons
        on commitments.tests_code = comparisons.code and commitments.as_of = comparisons.as_of
    left join figures as baselines
        on
            comparisons.figure_code = baselines.figure_code
            and comparisons.reach = baselines.reach
            and commitments.baseline_on = baselines.as_of
),

judged as (
    select
        *,
        {{ comparison_holds('value') }} as holds,
        case when not than_baseline then {{ comparison_holds('baseline') }} end as passed_at_baseline,
        case
            when direction = 'band' and not than_baseline
                then
                    greatest(target_low - value, value - target_high, 0)
                    < greatest(target_low - baseline, baseline - target_high, 0)
            when compare in ('at_most', 'below') or (compare = 'meets' and direction = 'down')
                then value < baseline
            else value > baseline
        end as has_improved
    from joined
)

select
    commitment_code,
    as_of,
    test_no,
    figure_code,
    reach,
    compare,
    threshold,
    line_zh,
    line_en,
    is_local,
    baseline_on,
    baseline,
    passed_at_baseline,
    status,
    value as current,
    unit,
    holds as passed,
    coalesce(has_improved, false) as has_improved,
    would_tell_zh,
    {{ export_codes('would_tell_zh') }} as would_tell_en,
    {{ comparison_zh() }}
    || case
        when figure_code is null or baseline_on is null then ''
        when baseline is null then '（交办时无数值）'
        else
            '（交办时' || {{ figure_zh('baseline') }} || '，' || strftime(baseline_on, '%Y-%m-%d') || '）'
    end as words_zh,
    {{ comparison_en() }}
    || case
        when figure_code is null or baseline_on is null then ''
        when baseline is null then ' (no value when given)'
        else
            ' (when given ' || {{ figure_en('baseline') }} || ', ' || strftime(baseline_on, '%Y-%m-%d') || ')'
    end as words_en
from judged
