with

frame as (
    select
        indicator_code,
        as_of,
        subject_kind,
        subject_code
    from {{ ref('int_indicator_frame') }}
),

answered as (
    select
        indicator_code,
        as_of,
        subject_kind,
        subject_code
    from {{ ref('fct_indicator_values') }}
)

select
    coalesce(frame.indicator_code, answered.indicator_code) as indicator_code,
    coalesce(frame.as_of, answered.as_of) as as_of,
    coalesce(frame.subject_kind, answered.subject_kind) as subject_kind,
    coalesce(frame.subject_code, answered.subject_code) as subject_code
from frame
full outer join answered
    on
        frame.indicator_code = answered.indicator_code
        and frame.as_of = answered.as_of
        and frame.subject_kind = answered.subject_kind
        and frame.subject_code = answered.subject_code
where frame.indicator_code is null or answered.indicator_code is null
