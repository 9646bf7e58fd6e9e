with

lead_bodies as (
    {{ newest_statement('stg_emergency__lead_bodies') }}
)

select
    record_id,
    region_code,
    village_code,
    is_doubtful,
    statement_on,
    serial,
    body_name,
    document_no,
    head_name,
    member_bodies,
    office,
    established_on,
    established_on_from as established_from,
    established_on_to as established_to,
    established_on_precision
from lead_bodies
