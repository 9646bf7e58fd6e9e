{{ config(materialized='ephemeral') }}

with

mechanisms as (select * from {{ ref('ind_live_mechanisms_percent') }}),

uses as (select * from {{ ref('int_mechanism_uses_at') }}),

responses as (select * from {{ ref('ind_warning_to_response_minutes') }}),

reach as (select * from {{ ref('ind_warning_reach_percent') }}),

warnings as (select * from {{ ref('stg_meteorology__warnings') }}),

table_notes as (
    select * from {{ ref('int_table_notes') }}
    where indicator_code = 'I02'
),

only_meetings as (
    select
        'I01' as indicator_code,
        mechanisms.as_of,
        mechanisms.subject_kind,
        mechanisms.subject_code,
        cast(null as varchar) as forced_status,
        '其中' || count(*) || '项的使用记录只有会议纪要' as note_zh
    from mechanisms
    inner join uses on mechanisms.as_of = uses.as_of and mechanisms.record_id = uses.record_id
    where mechanisms.role = 'numerator' and uses.is_meetings_only
    group by mechanisms.as_of, mechanisms.subject_kind, mechanisms.subject_code
),

-- A median of the answered alone is silent about those that nobody answered.
unanswered as (
    select
        'I02' as indicator_code,
        responses.as_of,
        responses.subject_kind,
        responses.subject_code,
        cast(null as varchar) as forced_status,
        '另有' || count(*) || '次预警没有对应的响应记录，未计入中位数'
        || case
            when bool_or(warnings.level in ('orange', 'red'))
                then '，其中橙色、红色' || count(*) filter (where warnings.level in ('orange', 'red')) || '次'
            else ''
        end as note_zh
    from responses
    inner join warnings on responses.record_id = warnings.record_id
    left join table_notes
        on
            responses.as_of = table_notes.as_of
            and responses.subject_kind = table_notes.subject_kind
            and responses.subject_code = table_notes.subject_code
    where responses.excluded_because = '没有对应的响应记录' and table_notes.as_of is null
    group by responses.as_of, responses.subject_kind, responses.subject_code
),

unsplit as (
    select
        'I33' as indicator_code,
        as_of,
        subject_kind,
        subject_code,
        cast(null as varchar) as forced_status,
        count(*) || '次预警同时影响几个乡镇，到户确认数没有分乡镇填写' as note_zh
    from reach
    where excluded_because = '待核：到户确认数没有分乡镇填写'
    group by as_of, subject_kind, subject_code
)

select * from only_meetings
union all
select * from unanswered
union all
select * from unsplit
