with

members as (
    select
        as_of,
        record_id,
        region_code,
        person_key,
        states_training as is_stated,
        coalesce(
            (trained_until_to >= as_of or trained_until_precision = 'open')
            and coalesce(trained_on_from <= as_of, true),
            false
        )
        or coalesce(
            trained_on_from > as_of - interval 24 month
            and trained_on_to <= as_of,
            false
        ) as qualifies
    from {{ ref('int_team_members_at') }}
    where is_active
),

-- What holds for a person in one team of the county holds for the person in every place that counts them.
of_persons as (
    select
        *,
        bool_or(qualifies) over (partition by as_of, person_key) as is_met
    from members
),

memberships as (
    {{ by_subject('of_persons', 'I13') }}
),

judged as (
    select
        *,
        case
            when {{ is_counted_elsewhere('qualifies desc, is_stated desc') }} then '同一人'
            when not {{ has_for_person('is_stated') }} then '待核：花名册无培训合格一栏'
        end as excluded_because
    from memberships
)

{{ roles('judged') }}
