with

records as (
    select * from {{ ref('base_muster__records') }}
),

sent as (
    select
        record_id,
        statement_on,
        team_no,
        team_name,
        team_kind_code as team_kind,
        team_kind as team_kind_text,
        supervising_body,
        township,
        headcount_number as headcount,
        headcount_low,
        headcount_high,
        headcount_is_imprecise,
        full_and_part_time,
        full_time_number as full_time,
        full_time_low,
        full_time_high,
        full_time_is_imprecise,
        part_time_number as part_time,
        part_time_low,
        part_time_high,
        part_time_is_imprecise,
        established_on_from,
        established_on_to,
        established_on_precision,
        disbanded_on_from,
        disbanded_on_to,
        disbanded_on_precision,
        leader_name,
        phone,
        equipment,
        case when established_on_from = established_on_to then established_on_from end as established_on,
        case when disbanded_on_from = disbanded_on_to then disbanded_on_from end as disbanded_on
    from {{ source('emergency', 'f01_teams') }}
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
