{% set least_townships = 5 -%}
{% set says_the_same = 0.9 -%}

with

indicators as (
    select * from {{ ref('dim_indicators') }}
    where in_composite and direction <> 'band'
),

newest as (
    select max(as_of) as as_of
    from {{ ref('fct_indicator_values') }}
    where subject_kind = 'township'
),

measured as (
    select
        figures.as_of,
        figures.indicator_code,
        figures.subject_code,
        indicators.dimension_code,
        figures.value * case when indicators.direction = 'down' then -1 else 1 end as value
    from {{ ref('fct_indicator_values') }} as figures
    inner join newest on figures.as_of = newest.as_of
    inner join indicators on figures.indicator_code = indicators.indicator_code
    where figures.subject_kind = 'township' and figures.status = 'measured'
),

pairs as (
    select
        one.as_of,
        one.indicator_code,
        other.indicator_code as other_code,
        one.dimension_code = other.dimension_code as is_in_one_dimension,
        count(*) as townships,
        -- of figures that do not differ there is no correlation
        case
            when min(one.value) < max(one.value) and min(other.value) < max(other.value)
                then round(corr(one.value, other.value), 6)
        end as correlation
    from measured as one
    inner join measured as other
        on one.subject_code = other.subject_code and one.indicator_code < other.indicator_code
    group by all
)

select
    *,
    case
        when correlation > {{ says_the_same }} then 'counted_twice'
        when is_in_one_dimension and correlation < 0 then 'against_each_other'
    end as flag
from pairs
where townships >= {{ least_townships }} and correlation is not null
