with

indicators as (select * from {{ ref('dim_indicators') }}),

indicator_values as (select * from {{ ref('fct_indicator_values') }}),

measures as (select * from {{ ref('dim_measures') }}),

measure_values as (
    select * from {{ ref('fct_measure_values') }}
    where subject_kind = 'county'
),

frame as (select * from {{ ref('int_indicator_frame') }}),

targets_not_due as (select * from {{ ref('int_targets_not_due') }}),

rules as (select * from {{ ref('int_figures_of_rules') }}),

subjects as (select * from {{ ref('dim_subjects') }}),

exports as (
    {{ exports_named(source('raw', 'catalogue_indicator_exports'), ['code']) }}
),

-- Of the townships the one that is farthest behind; where one of them cannot be told, that one.
farthest as (
    select
        indicator_values.indicator_code,
        indicator_values.as_of,
        coalesce(
            min(indicator_values.subject_code) filter (
                where indicator_values.status not in ('measured', 'not_applicable')
            ),
            -- of several that are as far behind always the same one
            min_by(
                indicator_values.subject_code,
                row(
                    indicator_values.value * case when indicators.direction = 'down' then -1 else 1 end,
                    indicator_values.subject_code
                )
            ) filter (where indicator_values.value is not null),
            min(indicator_values.subject_code)
        ) as subject_code
    from indicator_values
    inner join indicators on indicator_values.indicator_code = indicators.indicator_code
    where indicator_values.subject_kind = 'township'
    group by indicator_values.indicator_code, indicator_values.as_of
),

asked as (
    select
        indicator_values.*,
        'county' as reach,
        cast(null as varchar) as farthest_zh
    from indicator_values
    where indicator_values.subject_kind = 'county'
    union all
    select
        indicator_values.*,
        'every_township' as reach,
        subjects.subject_name as farthest_zh
    from indicator_values
    inner join farthest
        on
            indicator_values.indicator_code = farthest.indicator_code
            and indicator_values.as_of = farthest.as_of
            and indicator_values.subject_code = farthest.subject_code
    inner join subjects
        on
            indicator_values.subject_kind = subjects.subject_kind
            and indicator_values.subject_code = subjects.subject_code
    where indicator_values.subject_kind = 'township'
)

select
    asked.indicator_code as figure_code,
    asked.as_of,
    asked.reach,
    asked.farthest_zh,
    indicators.name_zh,
    indicators.name_en,
    asked.status,
    asked.value,
    asked.numerator,
    asked.denominator,
    asked.unit,
    indicators.unit_en,
    indicators.interval_kind = 'wilson' and indicators.statistic = 'ratio' as shows_counts,
    indicators.direction,
    asked.target,
    asked.target_low,
    asked.target_high,
    indicators.target_is_local,
    targets_not_due.as_of is null as is_target_due,
    asked.note_zh,
    case
        when asked.status = 'not_delivered' then coalesce(frame.missing_zh, exports.exports_zh)
        when asked.status = 'needs_review' then exports.exports_zh
    end as would_tell_zh
from asked
inner join indicators on asked.indicator_code = indicators.indicator_code
inner join frame
    on
        asked.indicator_code = frame.indicator_code
        and asked.as_of = frame.as_of
        and asked.subject_kind = frame.subject_kind
        and asked.subject_code = frame.subject_code
left join exports on asked.indicator_code = exports.code
left join targets_not_due
    on asked.indicator_code = targets_not_due.indicator_code and asked.as_of = targets_not_due.as_of
union all
select
    measure_values.measure_code as figure_code,
    measure_values.as_of,
    'county' as reach,
    cast(null as varchar) as farthest_zh,
    measures.name_zh,
    measures.name_en,
    measure_values.status,
    measure_values.value,
    measure_values.numerator,
    measure_values.denominator,
    measure_values.unit,
    measure_values.unit as unit_en,
    measures.counts as shows_counts,
    measures.direction,
    measures.target,
    cast(null as double) as target_low,
    cast(null as double) as target_high,
    true as target_is_local,
    true as is_target_due,
    measure_values.note_zh,
    case
        when measure_values.status = 'not_delivered' then coalesce(frame.missing_zh, exports.exports_zh)
        when measure_values.status = 'needs_review' then exports.exports_zh
    end as would_tell_zh
from measure_values
inner join measures on measure_values.measure_code = measures.measure_code
inner join frame
    on
        measures.beside = frame.indicator_code
        and measure_values.as_of = frame.as_of
        and measure_values.subject_kind = frame.subject_kind
        and measure_values.subject_code = frame.subject_code
left join exports on measures.beside = exports.code
union all
select
    figure_code,
    as_of,
    'county' as reach,
    cast(null as varchar) as farthest_zh,
    name_zh,
    name_en,
    status,
    value,
    cast(null as double) as numerator,
    cast(null as double) as denominator,
    '条' as unit,
    'records' as unit_en,
    false as shows_counts,
    'down' as direction,
    cast(null as double) as target,
    cast(null as double) as target_low,
    cast(null as double) as target_high,
    true as target_is_local,
    true as is_target_due,
    note_zh,
    would_tell_zh
from rules
