with

enterprises as (
    {{ newest_statement('stg_emergency__enterprises') }}
),

bodies as (
    select * from {{ ref('int_responsible_bodies') }}
),

scale_labels as (
    {{ code_labels('enterprise_scale') }}
),

key_labels as (
    {{ code_labels('yes_no') }}
)

select
    coalesce(enterprises.credit_code, enterprises.enterprise_name) as code,
    enterprises.enterprise_name as name,
    enterprises.record_id,
    enterprises.region_code,
    enterprises.village_code,
    enterprises.is_doubtful,
    enterprises.statement_on,
    enterprises.serial,
    enterprises.enterprise_name,
    enterprises.credit_code,
    enterprises.industry,
    enterprises.scale,
    coalesce(scale_labels.zh, enterprises.scale_text) as scale_zh,
    enterprises.hazard_source,
    enterprises.township,
    enterprises.employees,
    enterprises.employees_low,
    enterprises.employees_high,
    enterprises.is_key = 'yes' as is_key,
    coalesce(key_labels.zh, enterprises.is_key_text) as is_key_zh,
    enterprises.supervising_body,
    supervisings.code as supervising_code,
    supervisings.kind as supervising_kind,
    enterprises.rescue_agreement,
    enterprises.agreement_until,
    enterprises.agreement_until_from,
    enterprises.agreement_until_to,
    enterprises.agreement_until_precision,
    enterprises.part_time_rescuers,
    enterprises.part_time_rescuers_low,
    enterprises.part_time_rescuers_high,
    enterprises.metering_point,
    coalesce(
        enterprises.employees_is_imprecise or enterprises.part_time_rescuers_is_imprecise,
        false
    ) as is_imprecise
from enterprises
left join scale_labels on enterprises.scale = scale_labels.code
left join key_labels on enterprises.is_key = key_labels.code
left join bodies as supervisings
    on
        enterprises.record_id = supervisings.record_id
        and supervisings.column_name = 'supervising_body'
-- a register that lists one credit code twice is doubted; the dimension keeps the believable row
qualify
    row_number() over (
        partition by coalesce(enterprises.credit_code, enterprises.enterprise_name)
        order by enterprises.is_doubtful, enterprises.record_id
    ) = 1
