{{ config(materialized='view') }}

with

asked as (
    select * from {{ ref('int_indicator_regions') }}
    where indicator_code in ('I12', 'I14')
),

members as (
    select
        *,
        bool_or(coalesce(is_insured, false)) over (partition by as_of, person_key) as is_insured_anywhere
    from {{ ref('int_team_members_at') }}
    where is_active
),

pairs as (select * from {{ ref('int_roster_pairs') }}),

turnover as (select * from {{ ref('ind_member_turnover_percent') }}),

rosters as (
    select
        asked.indicator_code,
        asked.as_of,
        asked.subject_kind,
        asked.subject_code,
        count(distinct members.person_key) filter (where members.states_insurance) as people,
        count(distinct members.person_key) filter (
            where members.states_insurance and members.is_insured_anywhere
        ) as insured,
        bool_or(members.states_insurance) as states_insurance,
        bool_or(members.states_ppe) as states_ppe,
        count(distinct members.statement_key) filter (where pairs.as_of is null) as teams_without_pair
    from asked
    inner join members on asked.as_of = members.as_of and asked.region_code = members.region_code
    left join pairs on members.as_of = pairs.as_of and members.statement_key = pairs.statement_key
    group by asked.indicator_code, asked.as_of, asked.subject_kind, asked.subject_code
),

turnover_subjects as (
    select distinct
        as_of,
        subject_kind,
        subject_code
    from turnover
),

no_second_roster as (
    select
        rosters.indicator_code,
        rosters.as_of,
        rosters.subject_kind,
        rosters.subject_code,
        case when turnover_subjects.as_of is null then 'not_delivered' end as forced_status,
        case
            when turnover_subjects.as_of is null then '缺约12个月前的花名册，两份统计时点才能计算流失'
            else '另有' || rosters.teams_without_pair || '支队伍缺约12个月前的花名册，未计入'
        end as note_zh
    from rosters
    left join turnover_subjects
        on
            rosters.as_of = turnover_subjects.as_of
            and rosters.subject_kind = turnover_subjects.subject_kind
            and rosters.subject_code = turnover_subjects.subject_code
    where
        rosters.indicator_code = 'I12'
        and (turnover_subjects.as_of is null or rosters.teams_without_pair > 0)
),

-- A column that is not there says nothing about anybody, so only the one that is there is counted.
no_safety_columns as (
    select
        indicator_code,
        as_of,
        subject_kind,
        subject_code,
        cast(null as varchar) as forced_status,
        case
            when states_ppe then '花名册无保险一栏'
            when not states_insurance then '花名册无防护装备、保险两栏'
            else
                '花名册无防护装备一栏；已参保' || insured || '人，占'
                || printf('%.1f', 100.0 * insured / people) || '%'
        end as note_zh
    from rosters
    where indicator_code = 'I14' and not (states_ppe and states_insurance)
)

select * from no_second_roster
union all
select * from no_safety_columns
