with

bodies as (
    select * from {{ ref('int_bodies_counted') }}
)

select
    record_id,
    column_name,
    owner_code as code,
    owner_kind as kind
from bodies
qualify row_number() over (partition by record_id, column_name order by ordinal) = 1
