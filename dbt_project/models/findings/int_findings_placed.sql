with

hits as (select * from {{ ref('int_rule_hits') }}),

asked as (
    select * from {{ ref('int_rules_asked') }}
    where can_tell
),

settings as (select * from {{ ref('int_assessment_settings') }}),

subjects as (select * from {{ ref('int_subjects') }}),

answerable as (
    select hits.*
    from hits
    inner join asked on hits.rule_code = asked.rule_code and hits.as_of = asked.as_of
),

counted_for as (
    select
        answerable.*,
        'county' as subject_kind,
        settings.county_code as subject_code
    from answerable
    cross join settings
    union all
    select
        answerable.*,
        'township' as subject_kind,
        answerable.region_code as subject_code
    from answerable
    union all
    select
        answerable.*,
        'department' as subject_kind,
        answerable.department_code as subject_code
    from answerable
    where answerable.department_code is not null
),

placed as (
    select counted_for.*
    from counted_for
    inner join subjects
        on
            counted_for.subject_kind = subjects.subject_kind
            and counted_for.subject_code = subjects.subject_code
)

select
    * exclude (finding_key),
    concat_ws(
        '-',
        rule_code,
        strftime(as_of, '%Y%m%d'),
        subject_kind,
        subject_code,
        case when finding_key <> '' then left(md5(finding_key), 10) end
    ) as finding_id
from placed
