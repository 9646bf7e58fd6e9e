with

measures as (select * from {{ source('raw', 'catalogue_measures') }}),

set_targets as (select * from {{ source('raw', 'settings_targets') }})

select
    measures.code as measure_code,
    measures.measure,
    measures.model,
    measures.name_zh,
    measures.name_en,
    measures.beside,
    measures.direction,
    measures.numerator_zh,
    measures.numerator_en,
    measures.denominator_zh,
    measures.denominator_en,
    measures.exclusions_zh,
    measures.exclusions_en,
    measures.caveats_zh,
    measures.caveats_en,
    measures.counts,
    set_targets.target
from measures
left join set_targets on measures.code = set_targets.indicator_code
