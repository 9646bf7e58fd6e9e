with

opinions as (
    select * from {{ ref('stg_peoples_congress__opinions') }}
),

bodies as (
    select * from {{ ref('int_responsible_bodies') }}
)

select
    opinions.record_id,
    opinions.region_code,
    opinions.village_code,
    opinions.is_doubtful,
    opinions.serial,
    opinions.topic,
    opinions.session_name,
    opinions.opinion_no,
    opinions.content,
    opinions.responsible_body,
    responsibles.code as responsible_code,
    responsibles.kind as responsible_kind,
    opinions.assigned_on,
    opinions.assigned_on_from as assigned_from,
    opinions.assigned_on_to as assigned_to,
    opinions.assigned_on_precision,
    opinions.due_on,
    opinions.due_on_from as due_from,
    opinions.due_on_to as due_to,
    opinions.due_on_precision,
    opinions.progress,
    opinions.closed_on,
    opinions.closed_on_from as closed_from,
    opinions.closed_on_to as closed_to,
    opinions.closed_on_precision,
    opinions.votes_satisfied,
    opinions.votes_satisfied_low,
    opinions.votes_satisfied_high,
    opinions.votes_basic,
    opinions.votes_basic_low,
    opinions.votes_basic_high,
    opinions.votes_unsatisfied,
    opinions.votes_unsatisfied_low,
    opinions.votes_unsatisfied_high,
    opinions.revisited_on,
    opinions.revisited_on_from as revisited_from,
    opinions.revisited_on_to as revisited_to,
    opinions.revisited_on_precision,
    opinions.revisit_result,
    coalesce(
        opinions.votes_satisfied_is_imprecise
        or opinions.votes_basic_is_imprecise
        or opinions.votes_unsatisfied_is_imprecise,
        false
    ) as is_imprecise
from opinions
left join bodies as responsibles
    on
        opinions.record_id = responsibles.record_id
        and responsibles.column_name = 'responsible_body'
