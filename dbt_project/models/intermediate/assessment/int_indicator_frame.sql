with

coverage as (select * from {{ ref('int_indicator_coverage') }}),

indicators as (select * from {{ source('raw', 'catalogue_indicators') }}),

settings as (select * from {{ ref('int_assessment_settings') }}),

as_of_dates as (select as_of from {{ ref('int_as_of_dates') }}),

subjects as (select * from {{ ref('int_subjects') }}),

townships as (
    select
        as_of,
        region_code
    from {{ ref('int_regions_at') }}
    where level = 'township'
),

-- Coverage counts townships; a county without a region register has only itself to count.
shares as (
    select
        coverage.indicator_code,
        coverage.as_of,
        avg(case when townships.region_code is not null then cast(coverage.is_delivered as integer) end)
            as township_share,
        bool_or(coverage.is_delivered and coverage.region_code = settings.county_code) as is_begun,
        max(case when coverage.region_code = settings.county_code then coverage.missing_zh end) as missing_zh
    from coverage
    cross join settings
    left join townships on coverage.as_of = townships.as_of and coverage.region_code = townships.region_code
    group by coverage.indicator_code, coverage.as_of
)

select
    indicators.code as indicator_code,
    as_of_dates.as_of,
    subjects.subject_kind,
    subjects.subject_code,
    case
        when subjects.subject_kind = 'township' then coverage.is_delivered
        else shares.is_begun and coalesce(shares.township_share, 1) > 0
    end as is_delivered,
    case
        when subjects.subject_kind = 'township' then case when coverage.is_delivered then 1.0 else 0.0 end
        when not shares.is_begun then 0.0
        else coalesce(shares.township_share, 1.0)
    end as coverage,
    case
        when subjects.subject_kind = 'township' then coverage.missing_zh
        else shares.missing_zh
    end as missing_zh
from indicators
cross join as_of_dates
inner join subjects
    on
        (subjects.subject_kind = 'county' and indicators.has_county)
        or (subjects.subject_kind = 'township' and indicators.has_township)
        or (subjects.subject_kind = 'department' and indicators.has_department)
left join shares on indicators.code = shares.indicator_code and as_of_dates.as_of = shares.as_of
left join coverage
    on
        indicators.code = coverage.indicator_code
        and as_of_dates.as_of = coverage.as_of
        and subjects.subject_code = coverage.region_code
left join townships on as_of_dates.as_of = townships.as_of and subjects.subject_code = townships.region_code
where subjects.subject_kind <> 'township' or townships.region_code is not null
