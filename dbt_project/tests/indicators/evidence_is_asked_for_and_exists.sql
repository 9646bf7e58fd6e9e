with

evidence as (select * from {{ ref('fct_indicator_evidence') }}),

frame as (
    select * from {{ ref('int_indicator_frame') }}
    where is_delivered
),

records as (select record_id from {{ ref('base_muster__records') }})

select
    evidence.indicator_code,
    evidence.as_of,
    evidence.subject_kind,
    evidence.subject_code,
    evidence.record_id
from evidence
left join frame
    on
        evidence.indicator_code = frame.indicator_code
        and evidence.as_of = frame.as_of
        and evidence.subject_kind = frame.subject_kind
        and evidence.subject_code = frame.subject_code
left join records on evidence.record_id = records.record_id
where
    frame.indicator_code is null
    or (
        records.record_id is null
        and not starts_with(evidence.record_id, 'required_plans/')
        and not starts_with(evidence.record_id, 'county/')
    )
