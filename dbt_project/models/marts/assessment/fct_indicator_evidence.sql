with

records as (select * from {{ ref('int_indicator_records') }}),

doubts as (
    select
        record_id,
        is_doubtful
    from {{ ref('base_muster__records') }}
)

select
    records.indicator_code,
    records.as_of,
    records.subject_kind,
    records.subject_code,
    records.record_id,
    records.role,
    records.excluded_because,
    cast(records.numerator_amount as double) as numerator_amount,
    cast(records.denominator_amount as double) as denominator_amount,
    coalesce(doubts.is_doubtful, false) as is_doubtful
from records
left join doubts on records.record_id = doubts.record_id
