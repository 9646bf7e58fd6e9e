{% set months = threshold('R12', 'months') -%}
{% set usual_a_month = threshold('R12', 'usual_a_month') -%}
{% set unlikely = 0.001 -%}

with

as_of_dates as (select as_of from {{ ref('int_as_of_dates') }}),

regions as (
    select * from {{ ref('int_regions_at') }}
    where level = 'township'
),

hazards as (select * from {{ ref('int_hazards_found') }}),

coverage as (
    select
        as_of,
        region_code
    from {{ ref('int_export_coverage') }}
    where export_code = 'F06' and is_delivered
),

tables_delivered as (select * from {{ ref('int_table_periods') }}),

months_ago as (select unnest(range({{ months }})) as months),

spans as (
    select
        as_of_dates.as_of,
        as_of_dates.as_of - to_months(cast(months_ago.months + 1 as integer)) as after_on,
        as_of_dates.as_of - to_months(cast(months_ago.months as integer)) as until_on
    from as_of_dates
    cross join months_ago
),

-- a month that no register in force reaches is a month without a report, and no month of nothing
reported as (
    select
        spans.as_of,
        coverage.region_code
    from spans
    inner join coverage on spans.as_of = coverage.as_of
    inner join tables_delivered
        on
            tables_delivered.table_name = 'hazards'
            and tables_delivered.is_in_force
            and spans.after_on < tables_delivered.covers_to
            and spans.until_on >= tables_delivered.covers_from
            and coverage.region_code = coalesce(tables_delivered.scope_region_code, coverage.region_code)
    group by spans.as_of, coverage.region_code
    having count(distinct spans.until_on) = {{ months }}
),

counted as (
    select
        reported.as_of,
        reported.region_code,
        regions.record_id,
        regions.resident_population,
        count(hazards.record_id) as hazards
    from reported
    inner join regions on reported.as_of = regions.as_of and reported.region_code = regions.region_code
    left join hazards
        on
            reported.region_code = hazards.region_code
            and reported.as_of - interval {{ months }} month < hazards.found_on_to
            and reported.as_of >= hazards.found_on_from
    group by all
),

-- Poisson: how likely none at all is, where the others have so many and it has so many inhabitants
compared as (
    select
        nothing.as_of,
        nothing.region_code,
        nothing.record_id,
        exp(
            -sum(others.hazards) * max(nothing.resident_population) / sum(others.resident_population)
        ) as chance
    from counted as nothing
    inner join counted as others
        on nothing.as_of = others.as_of and nothing.region_code <> others.region_code
    where nothing.hazards = 0 and others.resident_population > 0
    group by nothing.as_of, nothing.region_code, nothing.record_id
    having median(others.hazards) >= {{ months * usual_a_month }}
),

judged as (
    select * from compared
    where chance < {{ unlikely }}
)

{{ hits('judged', severity="'medium'", body='region_code') }}
