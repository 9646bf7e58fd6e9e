{% set at_least_closures = threshold('R07', 'at_least_closures') -%}
{% set share_on_the_day = threshold('R07', 'share_on_the_day') -%}

with

as_of_dates as (select * from {{ ref('int_as_of_dates') }}),

hazards as (select * from {{ ref('stg_emergency__hazards') }}),

found as (select * from {{ ref('int_hazards_found') }}),

versions as (select * from {{ source('emergency', 'f06_hazards') }}),

deliveries as (select * from {{ source('raw', 'deliveries') }}),

-- A number that is used again for another hazard has another day of finding.
put_off as (
    select distinct hazards.record_id
    from hazards
    inner join versions
        on
            hazards.hazard_no = versions.hazard_no
            and hazards.found_on_from = versions.found_on_from
            and hazards.found_on_to = versions.found_on_to
    inner join deliveries on versions.delivery_id = deliveries.delivery_id
    where
        deliveries.received_on < hazards.received_on
        and versions.deadline_on_to < hazards.deadline_on_from
        -- an extension that the record speaks of was agreed
        and not coalesce(regexp_matches(
            concat_ws(' ', hazards.measures, hazards.evidence, hazards.supervision_order), '延期|展期|顺延'
        ), false)
),

moved as (
    select
        as_of_dates.as_of,
        hazards.record_id,
        'moved' as finding_key,
        '的整改期限比先前报送的推后，未见延期说明' as named
    from as_of_dates
    inner join hazards
        on
            (as_of_dates.is_latest or as_of_dates.as_of >= hazards.received_on)
            and as_of_dates.as_of >= coalesce(hazards.found_on_to, hazards.received_on)
    inner join put_off on hazards.record_id = put_off.record_id
),

closed as (
    select
        as_of_dates.as_of,
        hazards.record_id,
        hazards.rectified_on = hazards.deadline_on as is_on_the_day,
        coalesce(found.department_code, {{ name_key('hazards.inspecting_body') }}, '') as inspector
    from as_of_dates
    inner join hazards on as_of_dates.as_of >= hazards.rectified_on
    inner join found on hazards.record_id = found.record_id
    where hazards.deadline_on is not null
),

shares as (
    select
        *,
        count(*) over inspected as closures,
        count(*) filter (where is_on_the_day) over inspected as on_the_day
    from closed
    window inspected as (partition by as_of, inspector)
),

on_the_day as (
    select
        as_of,
        record_id,
        'on_the_day' as finding_key,
        '的整改时间恰为期限当日，占该检查单位已整改的六成以上' as named
    from shares
    where
        is_on_the_day
        and closures >= {{ at_least_closures }}
        and on_the_day >= {{ share_on_the_day }} * closures
),

both_kinds as (
    select * from moved
    union all
    select * from on_the_day
),

judged as (
    select
        both_kinds.*,
        found.department_code,
        found.region_code
    from both_kinds
    inner join found on both_kinds.record_id = found.record_id
)

{{ hits(
    'judged', severity="'medium'", department='department_code', finding_key='finding_key', named='named'
) }}
