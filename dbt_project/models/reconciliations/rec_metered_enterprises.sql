with

enterprises as (select * from {{ ref('int_enterprises_at') }}),

sent_enterprises as (select * from {{ ref('stg_emergency__enterprises') }}),

metering as (
    select
        record_id,
        metered_on_from,
        metered_on_to,
        enterprise_name,
        region_code,
        {{ name_key('enterprise_name') }} as enterprise_key
    from {{ ref('stg_emergency__metering') }}
),

as_of_dates as (select as_of from {{ ref('int_as_of_dates') }}),

settings as (select * from {{ ref('int_assessment_settings') }}),

with_a_point as (
    select
        enterprises.as_of,
        enterprises.region_code,
        enterprises.enterprise_key as item_key,
        enterprises.enterprise_name as item_name,
        enterprises.record_id,
        1 as amount
    from enterprises
    inner join sent_enterprises on enterprises.record_id = sent_enterprises.record_id
    where {{ is_stated('sent_enterprises.metering_point') }}
),

metered as (
    select
        as_of_dates.as_of,
        coalesce(max(metering.region_code), max(settings.county_code)) as region_code,
        metering.enterprise_key as item_key,
        max(metering.enterprise_name) as item_name,
        max(metering.record_id) as record_id,
        1 as amount
    from as_of_dates
    cross join settings
    inner join metering
        on
            metering.metered_on_from > as_of_dates.as_of - interval 12 month
            and as_of_dates.as_of >= metering.metered_on_to
    where metering.enterprise_key is not null
    group by as_of_dates.as_of, metering.enterprise_key
)

{{ two_sides('with_a_point', 'metered') }}
