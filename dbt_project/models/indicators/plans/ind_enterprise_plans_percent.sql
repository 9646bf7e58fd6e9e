with

enterprises as (
    {{ key_enterprises() }}
),

plans as (
    select
        as_of,
        record_id,
        coalesce(issued_on_to, evaluated_on_to, revised_on_to) is not null as has_a_date,
        -- a plan younger than three years need not have been evaluated yet
        coalesce(issued_on_to >= as_of - interval 36 month, false)
        or coalesce(evaluated_on_from > as_of - interval 36 month and evaluated_on_to <= as_of, false)
        or coalesce(revised_on_from > as_of - interval 36 month and revised_on_to <= as_of, false)
            as is_in_term
    from {{ ref('int_plans_in_force_at') }}
    where filed_on_to <= as_of
),

issuers as (
    {{ enterprises_named('issuer_name') }}
),

filed as (
    select
        enterprises.as_of,
        enterprises.record_id,
        bool_or(plans.is_in_term) as is_in_term,
        bool_or(not plans.has_a_date) as is_undated
    from enterprises
    inner join issuers
        on enterprises.credit_code = issuers.body_code or enterprises.enterprise_key = issuers.body_key
    inner join plans on enterprises.as_of = plans.as_of and issuers.record_id = plans.record_id
    group by enterprises.as_of, enterprises.record_id
),

judged as (
    select
        enterprises.as_of,
        enterprises.record_id,
        enterprises.region_code,
        coalesce(filed.is_in_term, false) as is_met,
        case
            when enterprises.excluded_because is not null then enterprises.excluded_because
            when filed.is_undated and not filed.is_in_term then '待核：预案未填印发、评估和修订日期'
        end as excluded_because
    from enterprises
    left join filed on enterprises.as_of = filed.as_of and enterprises.record_id = filed.record_id
),

answers as (
    {{ by_subject('judged', 'I09') }}
)

{{ roles('answers') }}
