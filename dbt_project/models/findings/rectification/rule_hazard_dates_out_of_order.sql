with

as_of_dates as (select as_of from {{ ref('int_as_of_dates') }}),

settings as (select * from {{ ref('int_assessment_settings') }}),

hazards as (select * from {{ ref('stg_emergency__hazards') }}),

found as (select * from {{ ref('int_hazards_found') }}),

cases as (select * from {{ ref('stg_emergency__cases') }}),

first_cases as (
    select
        hazard_no,
        min(filed_on_to) as filed_on_to
    from cases
    where hazard_no is not null
    group by hazard_no
),

-- spans that overlap may be in order: only what is surely before counts
judged as (
    select
        as_of_dates.as_of,
        hazards.record_id,
        found.department_code,
        coalesce(hazards.region_code, settings.county_code) as region_code
    from as_of_dates
    cross join settings
    inner join hazards on as_of_dates.as_of >= coalesce(hazards.found_on_to, hazards.received_on)
    inner join found on hazards.record_id = found.record_id
    left join first_cases on hazards.hazard_no = first_cases.hazard_no
    where
        hazards.rectified_on_to < hazards.found_on_from
        or hazards.verified_on_to < hazards.rectified_on_from
        or hazards.verified_on_to < hazards.found_on_from
        or first_cases.filed_on_to < hazards.found_on_from
        or (
            hazards.severity = 'major'
            and hazards.status in ('rectified', 'verified')
            and coalesce(hazards.rectified_on, hazards.verified_on) = hazards.found_on
        )
)

{{ hits('judged', department='department_code') }}
