with

plans as (
    select * from {{ ref('stg_emergency__plans') }}
),

bodies as (
    select * from {{ ref('int_responsible_bodies') }}
),

plan_level_labels as (
    {{ code_labels('plan_level') }}
),

plan_status_labels as (
    {{ code_labels('plan_status') }}
)

select
    plans.record_id,
    plans.region_code,
    plans.village_code,
    plans.is_doubtful,
    plans.serial,
    plans.plan_name,
    plans.plan_level,
    coalesce(plan_level_labels.zh, plans.plan_level_text) as plan_level_zh,
    plans.issuer_name,
    issuers.code as issuer_code,
    issuers.kind as issuer_kind,
    plans.township,
    plans.document_no,
    plans.issued_on,
    plans.issued_on_from as issued_from,
    plans.issued_on_to as issued_to,
    plans.issued_on_precision,
    plans.filed_on,
    plans.filed_on_from as filed_from,
    plans.filed_on_to as filed_to,
    plans.filed_on_precision,
    plans.filing_no,
    plans.evaluated_on,
    plans.evaluated_on_from as evaluated_from,
    plans.evaluated_on_to as evaluated_to,
    plans.evaluated_on_precision,
    plans.revised_on,
    plans.revised_on_from as revised_from,
    plans.revised_on_to as revised_to,
    plans.revised_on_precision,
    plans.valid_until,
    plans.valid_until_from,
    plans.valid_until_to,
    plans.valid_until_precision,
    plans.plan_text,
    plans.plan_status,
    coalesce(plan_status_labels.zh, plans.plan_status_text) as plan_status_zh,
    plans.withdrawn_on,
    plans.withdrawn_on_from as withdrawn_from,
    plans.withdrawn_on_to as withdrawn_to,
    plans.withdrawn_on_precision
from plans
left join plan_level_labels on plans.plan_level = plan_level_labels.code
left join bodies as issuers
    on
        plans.record_id = issuers.record_id
        and issuers.column_name = 'issuer_name'
left join plan_status_labels on plans.plan_status = plan_status_labels.code
