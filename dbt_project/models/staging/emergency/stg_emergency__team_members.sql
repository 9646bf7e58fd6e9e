with

records as (
    select * from {{ ref('base_muster__records') }}
),

sent as (
    select
        record_id,
        statement_on,
        serial,
        member_name,
        gender_code as gender,
        gender as gender_text,
        born_on_from,
        born_on_to,
        born_on_precision,
        age_number as age,
        age_low,
        age_high,
        age_is_imprecise,
        id_number,
        political_status,
        education,
        member_source,
        team_name,
        township,
        post,
        is_full_time_code as is_full_time,
        is_full_time as is_full_time_text,
        joined_on_from,
        joined_on_to,
        joined_on_precision,
        left_on_from,
        left_on_to,
        left_on_precision,
        certificate,
        trained_on_from,
        trained_on_to,
        trained_on_precision,
        trained_until_from,
        trained_until_to,
        trained_until_precision,
        insured_code as insured,
        insured as insured_text,
        has_ppe_code as has_ppe,
        has_ppe as has_ppe_text,
        phone,
        person_key,
        phone_key,
        case when born_on_from = born_on_to then born_on_from end as born_on,
        case when joined_on_from = joined_on_to then joined_on_from end as joined_on,
        case when left_on_from = left_on_to then left_on_from end as left_on,
        case when trained_on_from = trained_on_to then trained_on_from end as trained_on,
        case when trained_until_from = trained_until_to then trained_until_from end as trained_until
    from {{ source('emergency', 'f02_team_members') }}
)

select
    sent.*,
    records.delivery_id,
    records.received_on,
    records.is_doubtful,
    records.owner_code,
    records.region_code,
    records.village_code,
    {{ named_statement_key('sent.team_name') }} as statement_key
from sent
inner join records on sent.record_id = records.record_id
