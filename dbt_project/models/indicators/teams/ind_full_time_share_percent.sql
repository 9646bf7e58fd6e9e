with

-- What holds for a person in one team of the county holds for the person in every place that counts them.
members as (
    select
        as_of,
        record_id,
        region_code,
        person_key,
        states_full_time as is_stated,
        coalesce(is_full_time, false) as qualifies,
        bool_or(coalesce(is_full_time, false)) over (partition by as_of, person_key) as is_met
    from {{ ref('int_team_members_at') }}
    where is_active
),

memberships as (
    {{ by_subject('members', 'I11') }}
),

judged as (
    select
        *,
        case
            when {{ is_counted_elsewhere('qualifies desc, is_stated desc') }} then '同一人'
            when not {{ has_for_person('is_stated') }} then '待核：花名册无专职兼职一栏'
        end as excluded_because
    from memberships
)

{{ roles('judged') }}
