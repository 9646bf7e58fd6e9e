with

coverage as (select * from {{ ref('int_export_coverage') }}),

indicators as (select * from {{ source('raw', 'catalogue_indicators') }}),

needed as (select * from {{ source('raw', 'catalogue_indicator_exports') }}),

places as (
    select distinct
        as_of,
        region_code
    from coverage
)

select
    indicators.code as indicator_code,
    coverage.as_of,
    coverage.region_code,
    bool_and(coverage.is_delivered) as is_delivered,
    string_agg(
        case when not coverage.is_delivered then coverage.export_zh || '（' || coverage.export_code || '）' end,
        '、' order by coverage.export_code
    ) as missing_zh
from indicators
inner join needed on indicators.code = needed.code
inner join coverage on needed.export_code = coverage.export_code
group by indicators.code, coverage.as_of, coverage.region_code
union all
-- what no department owes is delivered nowhere, and the survey that would tell is what is missing
select
    indicators.code as indicator_code,
    places.as_of,
    places.region_code,
    false as is_delivered,
    indicators.awaits_zh as missing_zh
from indicators
cross join places
where indicators.awaits_zh <> ''
