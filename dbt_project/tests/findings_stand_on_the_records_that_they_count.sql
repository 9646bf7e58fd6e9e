with

findings as (select * from {{ ref('fct_findings') }}),

evidence as (
    select
        finding_id,
        count(*) as records
    from {{ ref('fct_finding_evidence') }}
    group by finding_id
)

select findings.finding_id
from findings
full outer join evidence on findings.finding_id = evidence.finding_id
where findings.records <> coalesce(evidence.records, 0) or findings.finding_id is null
