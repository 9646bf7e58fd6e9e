{% set fewest_hazards = threshold('R22', 'fewest_hazards') -%}
{% set fewest_recurrences = threshold('R22', 'fewest_recurrences') -%}
{% set fewest_peers = threshold('R22', 'fewest_peers') -%}

with

as_of_dates as (select as_of from {{ ref('int_as_of_dates') }}),

hazards as (select * from {{ ref('int_hazards_found') }}),

recurrences as (select * from {{ ref('int_hazard_recurrences') }}),

cases as (select * from {{ ref('int_cases_placed') }}),

found as (
    select
        as_of_dates.as_of,
        hazards.record_id,
        hazards.region_code,
        hazards.department_code,
        recurrences.record_id is not null as is_again
    from as_of_dates
    inner join hazards
        on
            as_of_dates.as_of >= hazards.found_on_to
            and hazards.found_on_from > as_of_dates.as_of - interval 12 month
    left join recurrences on hazards.record_id = recurrences.record_id
    where hazards.department_code is not null
),

-- a department without any case may keep them in a register that nobody handed in
filed as (
    select
        as_of_dates.as_of,
        cases.department_code,
        count(*) filter (where cases.filed_on_to > as_of_dates.as_of - interval 12 month) as cases_within_year
    from as_of_dates
    inner join cases on as_of_dates.as_of >= cases.filed_on_from
    where cases.department_code is not null
    group by as_of_dates.as_of, cases.department_code
),

departments as (
    select
        found.as_of,
        found.department_code,
        filed.cases_within_year,
        count(*) filter (where found.is_again) as recurrences,
        filed.cases_within_year / count(*) as filing_rate,
        count(*) filter (where found.is_again) / count(*) as recurrence_rate
    from found
    inner join filed on found.as_of = filed.as_of and found.department_code = filed.department_code
    group by found.as_of, found.department_code, filed.cases_within_year
    having count(*) >= {{ fewest_hazards }}
),

among_peers as (
    select
        *,
        count(*) over (partition by as_of) as peers,
        quantile_cont(filing_rate, 0.1) over (partition by as_of) as low_filing_rate,
        quantile_cont(recurrence_rate, 0.9) over (partition by as_of) as high_recurrence_rate
    from departments
),

-- a first violation may go with a warning: only where the same one was found again
lenient as (
    select
        as_of,
        department_code
    from among_peers
    where
        recurrences >= {{ fewest_recurrences }}
        and (
            cases_within_year = 0
            or (
                peers >= {{ fewest_peers }}
                and filing_rate < low_filing_rate
                and recurrence_rate > high_recurrence_rate
            )
        )
),

judged as (
    select found.*
    from found
    inner join lenient on found.as_of = lenient.as_of and found.department_code = lenient.department_code
    where found.is_again
)

{{ hits('judged', severity="'medium'", department='department_code', body='department_code') }}
