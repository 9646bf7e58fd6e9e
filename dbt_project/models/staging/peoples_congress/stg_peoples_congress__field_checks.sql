with

records as (
    select * from {{ ref('base_muster__records') }}
),

sent as (
    select
        record_id,
        serial,
        township,
        claim,
        source_file,
        source_sheet,
        source_row_number as source_row,
        source_row_low,
        source_row_high,
        source_row_is_imprecise,
        look_at,
        checked_on_from,
        checked_on_to,
        checked_on_precision,
        checked_by,
        result_code as result,
        result as result_text,
        remark,
        check_no,
        indicator_code,
        as_of_from,
        as_of_to,
        as_of_precision,
        stratum_size_number as stratum_size,
        stratum_size_low,
        stratum_size_high,
        stratum_size_is_imprecise,
        record_key,
        case when checked_on_from = checked_on_to then checked_on_from end as checked_on,
        case when as_of_from = as_of_to then as_of_from end as as_of
    from {{ source('peoples_congress', 'f22_field_checks') }}
)

select
    sent.*,
    records.delivery_id,
    records.received_on,
    records.is_doubtful,
    records.owner_code,
    records.region_code,
    records.village_code
from sent
inner join records on sent.record_id = records.record_id
