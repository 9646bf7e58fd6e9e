with

hazards as (
    select
        *,
        is_verified as is_met,
        cast(null as varchar) as excluded_because
    from {{ ref('int_hazards_at') }}
),

answers as (
    {{ by_subject('hazards', 'I27', with_departments=true) }}
)

{{ roles('answers') }}
