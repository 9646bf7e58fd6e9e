{{ config(materialized='ephemeral') }}

{%- set outreach = "('enterprise', 'rural', 'community', 'school', 'household')" -%}

with

asked as (select * from {{ ref('int_indicator_regions') }}),

activities as (
    select * from {{ ref('int_activities_within_year') }}
    where not crosses_the_edge
),

social_teams as (
    select as_of
    from {{ ref('int_teams_at') }}
    where team_kind = 'social' and is_active
),

decisions as (select * from {{ ref('ind_decisions_reported_percent') }}),

places as (
    {{ code_labels('activity_category') }}
),

held as (
    select
        asked.indicator_code,
        asked.as_of,
        asked.subject_kind,
        asked.subject_code,
        activities.category,
        activities.village_code,
        activities.people,
        activities.expected_people,
        activities.passed
    from asked
    left join activities on asked.as_of = activities.as_of and asked.region_code = activities.region_code
    where asked.indicator_code in ('I36', 'I37')
),

counted as (
    select
        indicator_code,
        as_of,
        subject_kind,
        subject_code,
        list(distinct category) filter (where category is not null) as categories,
        count(*) filter (
            where category in {{ outreach }} and village_code is null
        ) as placeless,
        count(*) filter (where category = 'cadre_training') as cadre_classes,
        coalesce(sum(people) filter (where category = 'cadre_training'), 0) as cadres,
        count(expected_people) filter (where category = 'cadre_training') as classes_with_expected,
        count(*) filter (where category = 'staff_training') as staff_classes,
        coalesce(sum(people) filter (where category = 'staff_training'), 0) as staff
    from held
    group by indicator_code, as_of, subject_kind, subject_code
),

untouched_places as (
    select
        counted.indicator_code,
        counted.as_of,
        counted.subject_kind,
        counted.subject_code,
        cast(null as varchar) as forced_status,
        '近12个月没有' || string_agg(places.zh, '、' order by places.code) || '的活动' as note_zh
    from counted
    inner join places on not coalesce(list_contains(counted.categories, places.code), false)
    where
        counted.indicator_code = 'I36'
        and places.code in {{ outreach }}
    group by counted.indicator_code, counted.as_of, counted.subject_kind, counted.subject_code
),

placeless as (
    select
        indicator_code,
        as_of,
        subject_kind,
        subject_code,
        cast(null as varchar) as forced_status,
        '另有' || placeless || '场活动的地点没有写到村（社区）' as note_zh
    from counted
    where indicator_code = 'I36' and placeless > 0
),

trained as (
    select
        indicator_code,
        as_of,
        subject_kind,
        subject_code,
        cast(null as varchar) as forced_status,
        concat_ws(
            '，',
            case
                when cadre_classes > 0 and classes_with_expected = 0
                    then '台账未填应训人数；基层干部培训' || cadre_classes || '期' || cast(cadres as bigint) || '人次'
            end,
            case
                when staff_classes > 0
                    then '企业从业人员培训' || staff_classes || '期' || cast(staff as bigint) || '人次，未计入'
            end
        ) as note_zh
    from counted
    where indicator_code = 'I37' and (staff_classes > 0 or (cadre_classes > 0 and classes_with_expected = 0))
),

no_social_teams as (
    select distinct
        asked.indicator_code,
        asked.as_of,
        asked.subject_kind,
        asked.subject_code,
        cast(null as varchar) as forced_status,
        '队伍台账没有登记社会救援力量' as note_zh
    from asked
    left join social_teams on asked.as_of = social_teams.as_of
    where asked.indicator_code = 'I42' and social_teams.as_of is null
),

no_filing_columns as (
    select
        'I45' as indicator_code,
        as_of,
        subject_kind,
        subject_code,
        cast(null as varchar) as forced_status,
        '县级启动响应' || count(*) || '次，备案或专项报告情况台账未填' as note_zh
    from decisions
    group by as_of, subject_kind, subject_code
    having bool_and(coalesce(excluded_because like '待核%', false))
)

select * from untouched_places
union all
select * from placeless
union all
select * from trained
union all
select * from no_social_teams
union all
select * from no_filing_columns
