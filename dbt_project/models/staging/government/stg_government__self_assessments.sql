with

records as (
    select * from {{ ref('base_muster__records') }}
),

sent as (
    select
        record_id,
        serial,
        department,
        indicator_named,
        township,
        assessed_as_of_from,
        assessed_as_of_to,
        assessed_as_of_precision,
        self_value_number as self_value,
        self_value_low,
        self_value_high,
        self_value_is_imprecise,
        unit,
        stated_basis,
        case when assessed_as_of_from = assessed_as_of_to then assessed_as_of_from end as assessed_as_of
    from {{ source('government', 'f23_self_assessments') }}
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
