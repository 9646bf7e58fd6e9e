with

as_of_dates as (select as_of from {{ ref('int_as_of_dates') }}),

settings as (select * from {{ ref('int_assessment_settings') }}),

hazards as (select * from {{ ref('stg_emergency__hazards') }}),

found as (select * from {{ ref('int_hazards_found') }}),

-- a column that is blank in a whole delivery is a column that the delivery does not have
reported as (
    select
        *,
        bool_or(evidence is not null) over (partition by delivery_id) as states_evidence,
        {{ name_key('evidence') }} as evidence_key,
        {{ name_key('measures') }} as measures_key
    from hazards
),

judged as (
    select
        as_of_dates.as_of,
        reported.record_id,
        found.department_code,
        coalesce(reported.region_code, settings.county_code) as region_code
    from as_of_dates
    cross join settings
    inner join reported on as_of_dates.as_of >= coalesce(reported.found_on_to, reported.received_on)
    inner join found on reported.record_id = found.record_id
    where
        reported.status in ('rectified', 'verified')
        and coalesce(reported.rectified_on_from <= as_of_dates.as_of, true)
        and not found.is_verified
        and (
            (reported.states_evidence and coalesce(reported.evidence_key, '') in ('', '无', '/', '-', '—'))
            or coalesce({{ is_only_paper('reported.evidence_key') }}, false)
            or coalesce({{ is_only_paper('reported.measures_key') }}, false)
        )
)

{{ hits('judged', department='department_code') }}
