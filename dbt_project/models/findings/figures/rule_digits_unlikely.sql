{#- chi-square: p < 0.001 with nine degrees of freedom (ten last digits), with eight (nine first digits) -#}
{% set last_digit_limit = 27.877 -%}
{% set last_digit_fewest = 200 -%}
{% set first_digit_limit = 26.124 -%}
{% set first_digit_fewest = 500 -%}
{% set counts = [
    ('stg_emergency__drills', 'held_on', 'participants', '演练参演人数', 'organiser_name'),
    ('stg_education__school_drills', 'month', 'participants', '学校演练人数', 'school_name'),
    ('stg_emergency__activities', 'held_on', 'people', '宣传培训人数', 'organiser_name'),
] -%}
{% set amounts = [
    ('stg_emergency__cases', 'filed_on', 'fine_yuan', '罚款金额'),
    ('stg_emergency__metering', 'metered_on', 'tax_yuan', '税额'),
    ('stg_finance__budget_lines', 'year', 'paid_yuan', '支出金额'),
] -%}

with

as_of_dates as (select as_of from {{ ref('int_as_of_dates') }}),

settings as (select * from {{ ref('int_assessment_settings') }}),

-- one value of one body once: rows that repeat it are another rule's matter
counted as (
    {% for log, event_date, column, named, body in counts %}
        select
            record_id,
            region_code,
            owner_code,
            {{ event_date }}_to as happened_on,
            '{{ named }}' as named,
            cast({{ column }} as bigint) % 10 as digit
        from {{ ref(log) }}
        where {{ column }} >= 10 and not coalesce({{ column }}_is_imprecise, false)
        qualify row_number() over (partition by {{ body }}, {{ column }} order by record_id) = 1
        {% if not loop.last %}union all{% endif %}
    {% endfor %}
),

paid as (
    {% for log, event_date, column, named in amounts %}
        select
            record_id,
            region_code,
            owner_code,
            {{ event_date }}_to as happened_on,
            '{{ named }}' as named,
            {{ column }} as amount,
            cast(left(replace(cast(cast({{ column }} as bigint) as varchar), '-', ''), 1) as bigint) as digit
        from {{ ref(log) }}
        where {{ column }} >= 1 and not coalesce({{ column }}_is_imprecise, false)
        {% if not loop.last %}union all{% endif %}
    {% endfor %}
),

digits as (
    select
        as_of_dates.as_of,
        counted.named,
        'last' as place,
        counted.digit,
        count(*) as times,
        0.1 as expected_share,
        null as lowest,
        null as highest
    from as_of_dates
    inner join counted on as_of_dates.as_of >= counted.happened_on
    group by as_of_dates.as_of, counted.named, counted.digit
    union all
    select
        as_of_dates.as_of,
        paid.named,
        'first' as place,
        paid.digit,
        count(*) as times,
        log10(1 + 1.0 / paid.digit) as expected_share,
        min(paid.amount) as lowest,
        max(paid.amount) as highest
    from as_of_dates
    inner join paid on as_of_dates.as_of >= paid.happened_on
    group by as_of_dates.as_of, paid.named, paid.digit
),

-- digits that never come add their whole expectation: sum of times² / expected, less the number of values
tested as (
    select
        as_of,
        named,
        place,
        sum(times) as all_times,
        sum(times * times / expected_share) / sum(times) - sum(times) as chi_square,
        max(highest) / min(lowest) as spread
    from digits
    group by as_of, named, place
),

unlikely as (
    select
        tested.as_of,
        tested.named,
        tested.place,
        arg_max(digits.digit, digits.times - digits.expected_share * tested.all_times) as frequent_digit
    from tested
    inner join digits
        on tested.as_of = digits.as_of and tested.named = digits.named and tested.place = digits.place
    where
        (
            tested.place = 'last'
            and tested.all_times >= {{ last_digit_fewest }}
            and tested.chi_square > {{ last_digit_limit }}
        )
        or (
            tested.place = 'first'
            and tested.all_times >= {{ first_digit_fewest }}
            and tested.spread >= 100
            and tested.chi_square > {{ first_digit_limit }}
        )
    group by tested.as_of, tested.named, tested.place
),

values_of as (
    select
        record_id,
        region_code,
        owner_code,
        happened_on,
        named,
        'last' as place,
        digit
    from counted
    union all
    select
        record_id,
        region_code,
        owner_code,
        happened_on,
        named,
        'first' as place,
        digit
    from paid
),

judged as (
    select
        unlikely.as_of,
        values_of.record_id,
        coalesce(values_of.region_code, settings.county_code) as region_code,
        values_of.owner_code as department_code,
        unlikely.named as series,
        unlikely.named || case when unlikely.place = 'last' then '末位' else '首位' end
        || unlikely.frequent_digit as named
    from unlikely
    cross join settings
    inner join values_of
        on
            unlikely.named = values_of.named
            and unlikely.place = values_of.place
            and unlikely.frequent_digit = values_of.digit
            and unlikely.as_of >= values_of.happened_on
)

{{ hits(
    'judged', severity="'low'", department='department_code', finding_key='series', named='named'
) }}
