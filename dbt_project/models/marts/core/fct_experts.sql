with

experts as (
    {{ newest_statement('stg_emergency__experts') }}
)

select
    record_id,
    region_code,
    village_code,
    is_doubtful,
    statement_on,
    serial,
    expert_name,
    employer,
    speciality,
    professional_title,
    term_until,
    term_until_from,
    term_until_to,
    term_until_precision,
    times,
    times_low,
    times_high,
    phone,
    coalesce(times_is_imprecise, false) as is_imprecise
from experts
