with

measured as (
    select * from {{ ref('fct_indicator_values') }}
    where status = 'measured'
),

sums as (
    select
        indicator_code,
        as_of,
        subject_kind,
        subject_code,
        sum(numerator_amount) as numerator,
        sum(denominator_amount) as denominator,
        quantile_cont(numerator_amount / denominator_amount, 0.5) filter (where role <> 'excluded') as middle
    from {{ ref('fct_indicator_evidence') }}
    group by indicator_code, as_of, subject_kind, subject_code
)

select measured.*
from measured
left join sums
    on
        measured.indicator_code = sums.indicator_code
        and measured.as_of = sums.as_of
        and measured.subject_kind = sums.subject_kind
        and measured.subject_code = sums.subject_code
inner join {{ ref('dim_indicators') }} as indicators on measured.indicator_code = indicators.indicator_code
where
    abs(measured.numerator - sums.numerator) > 1e-9
    or abs(measured.denominator - sums.denominator) > 1e-9
    or abs(measured.value - indicators.scale * case
        when indicators.statistic = 'median' then sums.middle
        else sums.numerator / sums.denominator
    end) > 1e-9
    or sums.denominator is null
    or measured.value is null
