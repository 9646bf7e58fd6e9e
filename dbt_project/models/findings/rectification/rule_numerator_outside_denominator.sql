{% set months_before_first_hazard = 3 -%}

with

as_of_dates as (select as_of from {{ ref('int_as_of_dates') }}),

hazards as (select * from {{ ref('stg_emergency__hazards') }}),

found as (select * from {{ ref('int_hazards_found') }}),

cases as (select * from {{ ref('stg_emergency__cases') }}),

cases_placed as (select * from {{ ref('int_cases_placed') }}),

numbered as (
    select
        record_id,
        found_on_from,
        found_on_to,
        {{ name_key('hazard_no') }} as number_key
    from hazards
    where hazard_no is not null
),

covered as (
    select
        min(found_on_from) as first_found_on,
        max(found_on_to) as last_found_on
    from numbered
),

-- a hazard may have been found before the register begins; several numbers in one cell are no number
without_hazard as (
    select
        cases.record_id,
        cases.filed_on_to as known_on,
        cases_placed.department_code,
        cases_placed.region_code,
        'without_hazard' as finding_key,
        '所列隐患编号在隐患整改台账上查不到' as named
    from cases
    cross join covered
    inner join cases_placed on cases.record_id = cases_placed.record_id
    left join numbered on {{ name_key('cases.hazard_no') }} = numbered.number_key
    where
        cases.hazard_no is not null
        and numbered.record_id is null
        and not regexp_matches(cases.hazard_no, '[、,，;；/~～至等]')
        and cases.filed_on_from >= covered.first_found_on + interval {{ months_before_first_hazard }} month
        and cases.filed_on_to <= covered.last_found_on
),

-- a number that is used again for another hazard has another day of finding
counted_twice as (
    select
        later.record_id,
        later.found_on_to as known_on,
        found.department_code,
        found.region_code,
        'counted_twice' as finding_key,
        '与另一条隐患的编号、发现时间都相同，会重复计算' as named
    from numbered as later
    inner join numbered as earlier
        on
            later.number_key = earlier.number_key
            and later.found_on_from = earlier.found_on_from
            and later.found_on_to = earlier.found_on_to
            and later.record_id > earlier.record_id
    inner join found on later.record_id = found.record_id
    group by all
),

both_kinds as (
    select * from without_hazard
    union all
    select * from counted_twice
),

judged as (
    select
        as_of_dates.as_of,
        both_kinds.*
    from as_of_dates
    inner join both_kinds on as_of_dates.as_of >= both_kinds.known_on
)

{{ hits(
    'judged', severity="'high'", department='department_code', finding_key='finding_key', named='named'
) }}
