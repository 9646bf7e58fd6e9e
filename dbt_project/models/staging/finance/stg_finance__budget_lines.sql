with

records as (
    select * from {{ ref('base_muster__records') }}
),

sent as (
    select
        record_id,
        serial,
        year_from,
        year_to,
        year_precision,
        subject_code,
        subject_name,
        item_name,
        department_name,
        budget_yuan_number as budget_yuan,
        budget_yuan_low,
        budget_yuan_high,
        budget_yuan_is_imprecise,
        adjusted_yuan_number as adjusted_yuan,
        adjusted_yuan_low,
        adjusted_yuan_high,
        adjusted_yuan_is_imprecise,
        paid_yuan_number as paid_yuan,
        paid_yuan_low,
        paid_yuan_high,
        paid_yuan_is_imprecise,
        funding_source,
        case
            when extract(year from year_from) = extract(year from year_to) then extract(year from year_from)
        end as year
    from {{ source('finance', 'f13_budget_lines') }}
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
