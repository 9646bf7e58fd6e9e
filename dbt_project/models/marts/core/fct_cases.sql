with

cases as (
    select * from {{ ref('stg_emergency__cases') }}
),

bodies as (
    select * from {{ ref('int_responsible_bodies') }}
)

select
    cases.record_id,
    cases.region_code,
    cases.village_code,
    cases.is_doubtful,
    cases.serial,
    cases.case_no,
    cases.filed_on,
    cases.filed_on_from as filed_from,
    cases.filed_on_to as filed_to,
    cases.filed_on_precision,
    cases.authority_name,
    authoritys.code as authority_code,
    authoritys.kind as authority_kind,
    cases.party_name,
    cases.township,
    cases.violation,
    cases.legal_basis,
    cases.hazard_no,
    cases.fine_yuan,
    cases.fine_yuan_low,
    cases.fine_yuan_high,
    cases.closed_on,
    cases.closed_on_from as closed_from,
    cases.closed_on_to as closed_to,
    cases.closed_on_precision,
    cases.collected_yuan,
    cases.collected_yuan_low,
    cases.collected_yuan_high,
    coalesce(
        cases.fine_yuan_is_imprecise
        or cases.collected_yuan_is_imprecise,
        false
    ) as is_imprecise
from cases
left join bodies as authoritys
    on
        cases.record_id = authoritys.record_id
        and authoritys.column_name = 'authority_name'
