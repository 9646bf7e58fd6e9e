with

records as (
    select * from {{ ref('base_muster__records') }}
),

sent as (
    select
        record_id,
        serial,
        topic,
        session_name,
        opinion_no,
        content,
        responsible_body,
        assigned_on_from,
        assigned_on_to,
        assigned_on_precision,
        due_on_from,
        due_on_to,
        due_on_precision,
        progress,
        closed_on_from,
        closed_on_to,
        closed_on_precision,
        votes_satisfied_number as votes_satisfied,
        votes_satisfied_low,
        votes_satisfied_high,
        votes_satisfied_is_imprecise,
        votes_basic_number as votes_basic,
        votes_basic_low,
        votes_basic_high,
        votes_basic_is_imprecise,
        votes_unsatisfied_number as votes_unsatisfied,
        votes_unsatisfied_low,
        votes_unsatisfied_high,
        votes_unsatisfied_is_imprecise,
        revisited_on_from,
        revisited_on_to,
        revisited_on_precision,
        revisit_result,
        case when assigned_on_from = assigned_on_to then assigned_on_from end as assigned_on,
        case when due_on_from = due_on_to then due_on_from end as due_on,
        case when closed_on_from = closed_on_to then closed_on_from end as closed_on,
        case when revisited_on_from = revisited_on_to then revisited_on_from end as revisited_on
    from {{ source('peoples_congress', 'f19_opinions') }}
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
