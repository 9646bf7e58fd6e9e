with

-- What holds for a person in one team of the county holds for the person in every place that counts them.
members as (
    select
        as_of,
        record_id,
        region_code,
        person_key,
        states_insurance,
        states_ppe,
        coalesce(is_insured, false) as is_insured,
        coalesce(has_ppe, false) as has_ppe,
        bool_or(coalesce(is_insured, false)) over (partition by as_of, person_key)
        and bool_or(coalesce(has_ppe, false)) over (partition by as_of, person_key) as is_met
    from {{ ref('int_team_members_at') }}
    where is_active
),

memberships as (
    {{ by_subject('members', 'I14') }}
),

judged as (
    select
        *,
        case
            when {{ is_counted_elsewhere('states_ppe desc, is_insured and has_ppe desc, is_insured desc') }}
                then '同一人'
            when not {{ has_for_person('states_ppe') }} then '待核：花名册无防护装备一栏'
            when not {{ has_for_person('states_insurance') }} then '待核：花名册无保险一栏'
        end as excluded_because
    from memberships
)

{{ roles('judged') }}
