select
    measure_code,
    as_of,
    subject_kind,
    subject_code,
    record_id,
    role,
    excluded_because,
    numerator_amount,
    denominator_amount
from {{ ref('int_measure_records') }}
