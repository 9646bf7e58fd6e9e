with

stated as (
    select
        code,
        kind
    from {{ source('raw', 'catalogue_problems') }}
),

compared as (
    select
        *,
        {{ comparison_holds('value') }} as holds
    from {{ ref('int_comparisons_at') }}
)

select
    compared.code,
    stated.kind,
    compared.as_of,
    compared.test_no,
    compared.figure_code,
    compared.reach,
    compared.compare,
    compared.threshold,
    compared.line_zh,
    compared.line_en,
    compared.is_local,
    compared.status,
    compared.value,
    compared.unit,
    compared.numerator,
    compared.denominator,
    compared.holds,
    compared.would_tell_zh,
    {{ export_codes('compared.would_tell_zh') }} as would_tell_en,
    {{ comparison_zh() }} as words_zh,
    {{ comparison_en() }} as words_en
from compared
inner join stated on compared.code = stated.code
