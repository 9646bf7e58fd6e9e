with

indicators as (select * from {{ source('raw', 'catalogue_indicators') }}),

set_targets as (select * from {{ source('raw', 'settings_targets') }})

select
    indicators.code as indicator_code,
    indicators.indicator,
    indicators.model,
    indicators.name_zh,
    indicators.name_en,
    indicators.question_zh,
    indicators.question_en,
    indicators.family,
    indicators.dimension_code,
    indicators.dimension_zh,
    indicators.in_composite,
    indicators.unit,
    indicators.unit_en,
    indicators.direction,
    case when set_targets.indicator_code is null then indicators.target else set_targets.target end as target,
    case when set_targets.indicator_code is null then indicators.target_low else set_targets.low end
        as target_low,
    case when set_targets.indicator_code is null then indicators.target_high else set_targets.high end
        as target_high,
    indicators.target_worst as worst,
    indicators.target_is_local or set_targets.indicator_code is not null as target_is_local,
    set_targets.indicator_code is not null as target_is_set,
    indicators.target_note_zh,
    indicators.target_note_en,
    indicators.statistic,
    indicators.scale,
    indicators.interval_kind,
    indicators.has_county,
    indicators.has_township,
    indicators.has_department,
    indicators.basis_zh,
    indicators.basis_en,
    indicators.formula_zh,
    indicators.formula_en,
    indicators.numerator_zh,
    indicators.numerator_en,
    indicators.denominator_zh,
    indicators.denominator_en,
    indicators.exclusions_zh,
    indicators.exclusions_en,
    indicators.caveats_zh,
    indicators.caveats_en,
    indicators.awaits_zh,
    indicators.on_site_zh,
    indicators.is_verified
from indicators
left join set_targets on indicators.code = set_targets.indicator_code
