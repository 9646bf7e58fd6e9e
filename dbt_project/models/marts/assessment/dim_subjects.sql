select
    subject_kind,
    subject_code,
    subject_name,
    cast(sort_order as integer) as sort_order
from {{ ref('int_subjects') }}
