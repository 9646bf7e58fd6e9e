with

records as (
    select * from {{ ref('base_muster__records') }}
),

sent as (
    select
        record_id,
        statement_on,
        serial,
        enterprise_name,
        credit_code,
        industry,
        scale_code as scale,
        scale as scale_text,
        hazard_source,
        township,
        employees_number as employees,
        employees_low,
        employees_high,
        employees_is_imprecise,
        is_key_code as is_key,
        is_key as is_key_text,
        supervising_body,
        rescue_agreement,
        agreement_until_from,
        agreement_until_to,
        agreement_until_precision,
        part_time_rescuers_number as part_time_rescuers,
        part_time_rescuers_low,
        part_time_rescuers_high,
        part_time_rescuers_is_imprecise,
        metering_point,
        case when agreement_until_from = agreement_until_to then agreement_until_from end as agreement_until
    from {{ source('emergency', 'f14_enterprises') }}
)

select
    sent.*,
    records.delivery_id,
    records.received_on,
    records.is_doubtful,
    records.owner_code,
    records.region_code,
    records.village_code,
    coalesce(records.owner_code, '') as statement_key
from sent
inner join records on sent.record_id = records.record_id
