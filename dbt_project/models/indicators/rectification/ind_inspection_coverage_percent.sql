{{ config(materialized='table') }}

with

enterprises as (
    {{ key_enterprises() }}
),

hazards as (select * from {{ ref('int_hazards_found') }}),

inspected as (
    select distinct
        enterprises.as_of,
        enterprises.record_id
    from enterprises
    inner join hazards
        on
            hazards.body_key in (enterprises.enterprise_key, enterprises.short_key)
            and hazards.found_on_from > enterprises.as_of - interval 12 month
            and enterprises.as_of >= hazards.found_on_to
),

judged as (
    select
        enterprises.as_of,
        enterprises.record_id,
        enterprises.region_code,
        enterprises.supervising_code as department_code,
        enterprises.excluded_because,
        inspected.record_id is not null as is_met
    from enterprises
    left join inspected on enterprises.as_of = inspected.as_of and enterprises.record_id = inspected.record_id
),

answers as (
    {{ by_subject('judged', 'I26', with_departments=true) }}
)

{{ roles('answers') }}
