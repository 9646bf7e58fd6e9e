with

coverage as (select * from {{ ref('int_indicator_coverage') }}),

indicators as (select * from {{ source('raw', 'catalogue_indicators') }}),

settings as (select * from {{ ref('int_assessment_settings') }}),

townships as (
    select
        as_of,
        region_code
    from {{ ref('int_regions_at') }}
    where level = 'township'
),

delivered as (
    select
        coverage.indicator_code,
        coverage.as_of,
        coverage.region_code,
        indicators.has_county,
        indicators.has_township
    from coverage
    inner join indicators on coverage.indicator_code = indicators.code
    where coverage.is_delivered
)

select
    delivered.indicator_code,
    delivered.as_of,
    delivered.region_code,
    'county' as subject_kind,
    settings.county_code as subject_code
from delivered
cross join settings
where delivered.has_county
union all
select
    delivered.indicator_code,
    delivered.as_of,
    delivered.region_code,
    'township' as subject_kind,
    townships.region_code as subject_code
from delivered
inner join townships on delivered.as_of = townships.as_of and delivered.region_code = townships.region_code
where delivered.has_township
