with

hazards as (
    select
        *,
        -- the word 已销号 alone is the department's claim; only a dated and signed re-inspection verifies
        case
            when verified_on_from is not null and verified_by is not null then 'verified'
            when rectified_on_from is not null or status in ('rectified', 'verified') then 'rectified'
            else 'open'
        end as derived_status
    from {{ ref('stg_emergency__hazards') }}
),

bodies as (
    select * from {{ ref('int_responsible_bodies') }}
),

severity_labels as (
    {{ code_labels('hazard_severity') }}
),

status_labels as (
    {{ code_labels('hazard_status') }}
),

source_labels as (
    {{ code_labels('hazard_source') }}
)

select
    hazards.record_id,
    hazards.region_code,
    hazards.village_code,
    hazards.is_doubtful,
    hazards.serial,
    hazards.hazard_no,
    hazards.found_on,
    hazards.found_on_from as found_from,
    hazards.found_on_to as found_to,
    hazards.found_on_precision,
    hazards.inspecting_body,
    inspectings.code as inspecting_code,
    inspectings.kind as inspecting_kind,
    hazards.body_name,
    hazards.township,
    hazards.description,
    hazards.category,
    hazards.severity,
    coalesce(severity_labels.zh, hazards.severity_text) as severity_zh,
    hazards.industry,
    hazards.deadline_on,
    hazards.deadline_on_from as deadline_from,
    hazards.deadline_on_to as deadline_to,
    hazards.deadline_on_precision,
    hazards.rectified_on,
    hazards.rectified_on_from as rectified_from,
    hazards.rectified_on_to as rectified_to,
    hazards.rectified_on_precision,
    hazards.measures,
    hazards.evidence,
    hazards.verified_by,
    hazards.verified_on,
    hazards.verified_on_from as verified_from,
    hazards.verified_on_to as verified_to,
    hazards.verified_on_precision,
    hazards.derived_status as status,
    coalesce(status_labels.zh, hazards.derived_status) as status_zh,
    hazards.status_text as stated_status,
    hazards.source,
    coalesce(source_labels.zh, hazards.source_text) as source_zh,
    hazards.supervision_order,
    hazards.five_measures
from hazards
left join bodies as inspectings
    on
        hazards.record_id = inspectings.record_id
        and inspectings.column_name = 'inspecting_body'
left join severity_labels on hazards.severity = severity_labels.code
left join status_labels on hazards.derived_status = status_labels.code
left join source_labels on hazards.source = source_labels.code
