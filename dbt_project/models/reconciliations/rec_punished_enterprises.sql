with

as_of_dates as (select as_of from {{ ref('int_as_of_dates') }}),

hazards as (
    select
        *,
        {{ short_enterprise_key('body_key') }} as short_key
    from {{ ref('int_hazards_found') }}
),

placed as (select * from {{ ref('int_cases_placed') }}),

settings as (select * from {{ ref('int_assessment_settings') }}),

parties as (
    {{ enterprises_named('party_name') }}
),

sent_cases as (select * from {{ ref('stg_emergency__cases') }}),

filed as (
    select
        as_of_dates.as_of,
        coalesce(placed.region_code, settings.county_code) as region_code,
        {{ short_enterprise_key('parties.body_key') }} as item_key,
        sent_cases.party_name as item_name,
        placed.filed_on_from,
        placed.record_id,
        1 as amount
    from as_of_dates
    cross join settings
    inner join placed
        on
            placed.filed_on_from > as_of_dates.as_of - interval 12 month
            and as_of_dates.as_of >= placed.filed_on_to
    inner join parties on placed.record_id = parties.record_id
    inner join sent_cases on placed.record_id = sent_cases.record_id
),

cases_by_enterprise as (
    select
        as_of,
        min(region_code) as region_code,
        item_key,
        max(item_name) as item_name,
        max(record_id) as record_id,
        1 as amount
    from filed
    group by as_of, item_key
),

inspected as (
    select
        cases_by_enterprise.as_of,
        cases_by_enterprise.region_code,
        cases_by_enterprise.item_key,
        cases_by_enterprise.item_name,
        max(hazards.record_id) as record_id,
        1 as amount
    from cases_by_enterprise
    inner join filed
        on cases_by_enterprise.as_of = filed.as_of and cases_by_enterprise.item_key = filed.item_key
    inner join hazards
        on
            cases_by_enterprise.item_key = hazards.short_key
            and hazards.found_on_to between filed.filed_on_from - interval 12 month
            and filed.filed_on_from + interval 12 month
    group by all
)

{{ two_sides('inspected', 'cases_by_enterprise') }}
