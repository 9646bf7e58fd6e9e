with

frame as (
    select * from {{ ref('int_indicator_frame') }}
    where is_delivered
),

settings as (select * from {{ ref('int_assessment_settings') }}),

asked as (select * from {{ ref('int_indicator_regions') }}),

family_notes as (select * from {{ ref('int_family_notes') }}),

needed as (select * from {{ source('raw', 'catalogue_indicator_exports') }}),

plan_coverage as (select * from {{ ref('ind_plan_coverage_percent') }}),

participation as (select * from {{ ref('ind_public_participation_percent') }}),

drills as (select * from {{ ref('int_drills_held') }}),

inspection as (select * from {{ ref('ind_inspection_coverage_percent') }}),

enterprises as (select * from {{ ref('int_enterprises_at') }}),

hazards as (select * from {{ ref('int_hazards_found') }}),

hazards_at as (select * from {{ ref('int_hazards_at') }}),

workdays as (select * from {{ ref('int_workdays') }}),

regions_at as (select * from {{ ref('int_regions_at') }}),

no_plan_lists as (
    select
        frame.indicator_code,
        frame.as_of,
        frame.subject_kind,
        frame.subject_code,
        'needs_review' as forced_status,
        '未提供应编专项预案、部门预案清单，县级不计算；乡镇和村应编'
        || cast(coalesce(sum(plan_coverage.denominator_amount), 0) as integer)
        || '个，有效'
        || cast(coalesce(sum(plan_coverage.numerator_amount), 0) as integer)
        || '个' as note_zh
    from frame
    cross join settings
    left join plan_coverage
        on frame.as_of = plan_coverage.as_of and plan_coverage.subject_kind = 'county'
    where frame.indicator_code = 'I05' and frame.subject_kind = 'county' and not settings.has_plan_lists
    group by frame.indicator_code, frame.as_of, frame.subject_kind, frame.subject_code
),

no_key_column as (
    select
        asked.indicator_code,
        asked.as_of,
        asked.subject_kind,
        asked.subject_code,
        cast(null as varchar) as forced_status,
        '企业清单无是否重点一栏' as note_zh
    from asked
    inner join enterprises on asked.as_of = enterprises.as_of and asked.region_code = enterprises.region_code
    where asked.indicator_code in ('I09', 'I15', 'I19', 'I26')
    group by asked.indicator_code, asked.as_of, asked.subject_kind, asked.subject_code
    having not bool_or(enterprises.states_key)
),

no_population as (
    select
        asked.indicator_code,
        asked.as_of,
        asked.subject_kind,
        asked.subject_code,
        cast(null as varchar) as forced_status,
        string_agg(regions_at.region_name, '、' order by regions_at.region_code)
        || '的常住人口未填或无法读取，分子分母均未计入' as note_zh
    from asked
    inner join regions_at on asked.as_of = regions_at.as_of and asked.region_code = regions_at.region_code
    where
        asked.indicator_code in ('I10', 'I21', 'I43')
        and regions_at.level = 'township'
        and regions_at.resident_population is null
    group by asked.indicator_code, asked.as_of, asked.subject_kind, asked.subject_code
),

public_split as (
    select
        'I21' as indicator_code,
        participation.as_of,
        participation.subject_kind,
        participation.subject_code,
        count(*) filter (where participation.role = 'numerator') as stated,
        count(*) filter (where participation.excluded_because = '待核：未分列群众人次') as unstated,
        count(*) filter (
            where participation.role = 'numerator' and drills.public_participants_is_imprecise
        ) as imprecise
    from participation
    inner join drills on participation.record_id = drills.record_id
    group by participation.as_of, participation.subject_kind, participation.subject_code
),

no_public_split as (
    select
        indicator_code,
        as_of,
        subject_kind,
        subject_code,
        case when stated = 0 then 'needs_review' end as forced_status,
        case when stated = 0 then '演练台账未分列群众人次' else '含约数' || imprecise || '条' end as note_zh
    from public_split
    where (stated = 0 and unstated > 0) or imprecise > 0
),

-- Without the column only the orders can be counted, and they are no figure.
no_five_measures as (
    select
        asked.indicator_code,
        asked.as_of,
        asked.subject_kind,
        asked.subject_code,
        cast(null as varchar) as forced_status,
        '台账无五落实一栏；重大隐患' || count(*) || '条，'
        || case
            when count(hazards.supervision_order) = 0 then '均未填督办文号'
            else '有督办文号' || count(hazards.supervision_order) || '条'
        end as note_zh
    from asked
    inner join
        hazards_at as hazards
        on asked.as_of = hazards.as_of and asked.region_code = hazards.region_code
    where asked.indicator_code = 'I29' and hazards.severity = 'major'
    group by asked.indicator_code, asked.as_of, asked.subject_kind, asked.subject_code
    having not bool_or(hazards.states_five_measures)
),

inspected_units as (
    select
        inspection.as_of,
        inspection.subject_kind,
        inspection.subject_code,
        inspection.record_id,
        bool_and(coalesce(hazards.source = 'self_check', false)) as is_self_checked
    from inspection
    inner join enterprises
        on inspection.as_of = enterprises.as_of and inspection.record_id = enterprises.record_id
    inner join hazards
        on
            hazards.body_key in (enterprises.enterprise_key, enterprises.short_key)
            and inspection.as_of - interval 12 month < hazards.found_on_from
            and inspection.as_of >= hazards.found_on_to
    where inspection.role = 'numerator'
    group by inspection.as_of, inspection.subject_kind, inspection.subject_code, inspection.record_id
),

only_self_checked as (
    select
        'I26' as indicator_code,
        as_of,
        subject_kind,
        subject_code,
        cast(null as varchar) as forced_status,
        '其中仅有企业自查记录的' || count(*) || '家' as note_zh
    from inspected_units
    where is_self_checked
    group by as_of, subject_kind, subject_code
),

-- What holds for every subject of an indicator at a date.
asked_dates as (
    select distinct
        indicator_code,
        as_of
    from frame
),

by_setting as (
    select
        asked_dates.indicator_code,
        asked_dates.as_of,
        case
            when asked_dates.indicator_code = 'I05' and settings.has_plan_lists then '应编清单取自本县设置'
            when
                asked_dates.indicator_code in ('I27', 'I28', 'I29', 'I30', 'I31')
                and settings.since_on is not null
                then '按设置自' || settings.since_on || '起累计'
            when asked_dates.indicator_code = 'I19' and settings.enterprise_drill_reading = 'every_plan'
                then '按设置采用“每个现场处置方案每半年演练”的口径'
            when
                asked_dates.indicator_code = 'I44'
                and settings.teaching_months <> '3,4,5,6,9,10,11,12'
                then '按设置的教学月份（' || settings.teaching_months || '）计算'
        end as note_zh
    from asked_dates
    cross join settings
),

unofficial_workdays as (
    select distinct
        asked_dates.indicator_code,
        asked_dates.as_of,
        '部分日期无官方调休安排，按周一至周五计工作日' as note_zh
    from asked_dates
    inner join workdays
        on
            asked_dates.as_of >= workdays.day
            and asked_dates.as_of - interval 12 month < workdays.day
    where asked_dates.indicator_code = 'I07' and not workdays.is_official
),

no_platform as (
    select
        asked_dates.indicator_code,
        asked_dates.as_of,
        '台账无“平台”来源，分母为全部发现的隐患' as note_zh
    from asked_dates
    inner join hazards_at on asked_dates.as_of = hazards_at.as_of
    where asked_dates.indicator_code = 'I31'
    group by asked_dates.indicator_code, asked_dates.as_of
    having not coalesce(bool_or(hazards_at.source = 'platform'), false)
),

earlier_regions as (
    select distinct
        needed.code as indicator_code,
        regions_at.as_of,
        '早于首份人口与区划台账，沿用其首份数据' as note_zh
    from needed
    cross join regions_at
    where needed.export_code = 'F18' and regions_at.reaches_back
),

general as (
    select * from by_setting
    union all
    select * from unofficial_workdays
    union all
    select * from no_platform
    union all
    select * from earlier_regions
),

remarks as (
    select * from no_plan_lists
    union all
    select * from family_notes
    union all
    select * from no_key_column
    union all
    select * from no_population
    union all
    select * from no_public_split
    union all
    select * from no_five_measures
    union all
    select * from only_self_checked
    union all
    select
        frame.indicator_code,
        frame.as_of,
        frame.subject_kind,
        frame.subject_code,
        cast(null as varchar) as forced_status,
        general.note_zh
    from frame
    inner join general on frame.indicator_code = general.indicator_code and frame.as_of = general.as_of
    where general.note_zh is not null
)

select
    indicator_code,
    as_of,
    subject_kind,
    subject_code,
    max(forced_status) as forced_status,
    string_agg(note_zh, '；' order by note_zh) as note_zh
from remarks
group by indicator_code, as_of, subject_kind, subject_code
