with

as_of_dates as (select as_of from {{ ref('int_as_of_dates') }}),

comparisons as (select * from {{ source('raw', 'comparisons') }}),

awaited as (
    {{ exports_named(source('raw', 'comparison_exports'), ['code', 'test_no']) }}
),

figures as (select * from {{ ref('int_figures') }})

select
    comparisons.code,
    comparisons.test_no,
    as_of_dates.as_of,
    comparisons.figure_code,
    comparisons.reach,
    comparisons.compare,
    comparisons.than_baseline,
    comparisons.line_zh,
    comparisons.line_en,
    comparisons.awaits_zh,
    comparisons.awaits_en,
    figures.name_zh,
    figures.name_en,
    figures.farthest_zh,
    coalesce(figures.status, 'not_delivered') as status,
    figures.value,
    figures.numerator,
    figures.denominator,
    figures.unit,
    figures.unit_en,
    figures.shows_counts,
    figures.direction,
    figures.target_low,
    figures.target_high,
    figures.is_target_due,
    figures.note_zh,
    coalesce(awaited.exports_zh, figures.would_tell_zh) as would_tell_zh,
    coalesce(figures.target, figures.target_low, figures.target_high) is not null as has_target,
    case
        when comparisons.compare in ('misses', 'meets') then coalesce(figures.target, comparisons.line)
        else comparisons.than
    end as threshold,
    case
        when comparisons.compare is null then false
        when
            comparisons.compare in ('misses', 'meets')
            and coalesce(figures.target, figures.target_low, figures.target_high) is not null
            then figures.target_is_local
        else not comparisons.than_baseline
    end as is_local
from comparisons
cross join as_of_dates
left join figures
    on
        comparisons.figure_code = figures.figure_code
        and comparisons.reach = figures.reach
        and as_of_dates.as_of = figures.as_of
left join awaited on comparisons.code = awaited.code and comparisons.test_no = awaited.test_no
