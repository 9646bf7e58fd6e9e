with

findings as (
    select * from {{ ref('fct_findings') }}
    where subject_kind = 'county'
),

evidence as (select * from {{ ref('fct_finding_evidence') }}),

asked as (select * from {{ ref('int_rules_asked') }}),

rules as (select * from {{ ref('dim_rules') }}),

-- A record that several findings of one rule stand on is one record.
hit as (
    select
        findings.rule_code,
        findings.as_of,
        count(distinct evidence.record_id) as records
    from findings
    inner join evidence on findings.finding_id = evidence.finding_id
    where findings.status = 'to_verify'
    group by findings.rule_code, findings.as_of
)

select
    asked.rule_code as figure_code,
    asked.as_of,
    rules.name_zh,
    rules.name_en,
    case when asked.can_tell then 'measured' else 'not_delivered' end as status,
    case when asked.can_tell then cast(coalesce(hit.records, 0) as double) end as value,
    case
        when not asked.can_tell then '未报送' || asked.missing_zh || '，核查规则“' || rules.name_zh || '”无法核查'
    end as note_zh,
    case when not asked.can_tell then asked.missing_zh end as would_tell_zh
from asked
inner join rules on asked.rule_code = rules.rule_code
left join hit on asked.rule_code = hit.rule_code and asked.as_of = hit.as_of
