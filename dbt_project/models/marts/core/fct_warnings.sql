with

warnings as (
    select * from {{ ref('stg_meteorology__warnings') }}
),

level_labels as (
    {{ code_labels('warning_level') }}
)

select
    warnings.record_id,
    warnings.region_code,
    warnings.village_code,
    warnings.is_doubtful,
    warnings.serial,
    warnings.signal_kind,
    warnings.level,
    coalesce(level_labels.zh, warnings.level_text) as level_zh,
    warnings.issued_at,
    warnings.issued_at_from as issued_from,
    warnings.issued_at_to as issued_to,
    warnings.issued_at_precision,
    warnings.lifted_at,
    warnings.lifted_at_from as lifted_from,
    warnings.lifted_at_to as lifted_to,
    warnings.lifted_at_precision,
    warnings.area,
    warnings.issuer_name,
    warnings.recipients,
    warnings.recipients_low,
    warnings.recipients_high,
    warnings.confirmed_households,
    warnings.confirmed_households_low,
    warnings.confirmed_households_high,
    warnings.call_record,
    coalesce(
        warnings.recipients_is_imprecise
        or warnings.confirmed_households_is_imprecise,
        false
    ) as is_imprecise
from warnings
left join level_labels on warnings.level = level_labels.code
