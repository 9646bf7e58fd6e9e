select *
from {{ ref('fct_indicator_values') }}
where
    (
        status <> 'measured'
        and (value is not null or numerator is not null or interval_low is not null or grade <> 'none')
    )
    or (status = 'not_delivered' and coalesce(note_zh, '') = '')
    or interval_low > value + 1e-9
    or interval_high < value - 1e-9
