with

stated as (select * from {{ ref('stg_government__self_assessments') }}),

bodies as (select * from {{ ref('int_responsible_bodies') }}),

indicators as (select * from {{ ref('dim_indicators') }}),

settings as (select * from {{ ref('int_assessment_settings') }}),

as_of_dates as (select as_of from {{ ref('int_as_of_dates') }}),

regions as (
    select distinct region_code from {{ ref('int_regions_at') }}
    where level = 'township'
),

named as (
    select
        stated.*,
        upper(regexp_extract(stated.indicator_named, '[Ii][0-9]{2}')) as code_named,
        regexp_replace(stated.indicator_named, '[\s（）()·“”]', '', 'g') as name_named
    from stated
),

known as (
    select
        named.record_id,
        min(indicators.indicator_code) as indicator_code
    from named
    inner join indicators
        on
            named.code_named = indicators.indicator_code
            or (
                named.code_named = ''
                and named.name_named = regexp_replace(indicators.name_zh, '[\s（）()·“”]', '', 'g')
            )
    group by named.record_id
)

select
    named.record_id,
    named.region_code,
    named.village_code,
    named.is_doubtful,
    named.serial,
    named.department,
    bodies.code as department_code,
    bodies.kind as department_kind,
    named.indicator_named,
    known.indicator_code,
    named.township,
    case when regions.region_code is not null then 'township' else 'county' end as subject_kind,
    -- a township that no register knows is nobody's figure
    case
        when regions.region_code is not null or named.region_code = settings.county_code
            then named.region_code
    end as subject_code,
    named.assessed_as_of,
    named.assessed_as_of_from as assessed_from,
    named.assessed_as_of_to as assessed_to,
    named.assessed_as_of_precision,
    named.self_value,
    named.self_value_low,
    named.self_value_high,
    coalesce(named.self_value_is_imprecise, false) as is_imprecise,
    named.unit,
    named.stated_basis,
    named.received_on,
    -- ‰, 人 and the like are no per cent; a unit left out is taken for the figure's own
    coalesce(
        replace(replace(trim(named.unit), '％', '%'), '百分点', '%') = indicators.unit
        or (trim(named.unit) in ('百分比', '百分数') and indicators.unit = '%'),
        true
    ) as is_unit_alike,
    case
        when known.indicator_code is null then '指标目录中没有“' || named.indicator_named || '”'
        when as_of_dates.as_of is null then '自评时点不是统计时点，不与数据比较'
    end as note_zh
from named
cross join settings
left join bodies on named.record_id = bodies.record_id and bodies.column_name = 'department'
left join known on named.record_id = known.record_id
left join indicators on known.indicator_code = indicators.indicator_code
left join as_of_dates on named.assessed_as_of_to = as_of_dates.as_of
left join regions on named.region_code = regions.region_code
