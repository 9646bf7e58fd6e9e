with

enterprises as (
    {{ key_enterprises() }}
),

drills as (select * from {{ ref('int_drills_held') }}),

plans as (
    select * from {{ ref('int_plans_in_force_at') }}
    where plan_level = 'enterprise' and contains(plan_key, '现场处置')
),

settings as (select * from {{ ref('int_assessment_settings') }}),

organisers as (
    {{ enterprises_named('organiser_name') }}
),

issuers as (
    {{ enterprises_named('issuer_name') }}
),

-- Half 1 is the older six months, half 2 the newer; six months before the end of June is the end of December
halves as (
    select
        as_of,
        cast(
            case
                when as_of = last_day(as_of) then last_day(as_of - interval 6 month)
                else as_of - interval 6 month
            end as date
        ) as older_half_ends_on
    from {{ ref('int_as_of_dates') }}
),

held as (
    select
        enterprises.as_of,
        enterprises.record_id,
        drills.plan_key,
        case when drills.held_on_from > halves.older_half_ends_on then 2 else 1 end as half
    from enterprises
    inner join halves on enterprises.as_of = halves.as_of
    inner join organisers
        on enterprises.credit_code = organisers.body_code or enterprises.enterprise_key = organisers.body_key
    inner join drills on organisers.record_id = drills.record_id
    where
        drills.held_on_to <= enterprises.as_of
        and drills.held_on_from > enterprises.as_of - interval 12 month
        and (
            drills.held_on_from > halves.older_half_ends_on
            or drills.held_on_to <= halves.older_half_ends_on
        )
),

-- What an enterprise has to drill: anything at all, or under the stricter reading each of its on-site plans.
duties as (
    select
        enterprises.as_of,
        enterprises.record_id,
        plans.plan_key
    from enterprises
    cross join settings
    left join issuers
        on
            settings.enterprise_drill_reading = 'every_plan'
            and (enterprises.credit_code = issuers.body_code or enterprises.enterprise_key = issuers.body_key)
    left join plans on enterprises.as_of = plans.as_of and issuers.record_id = plans.record_id
    qualify plans.plan_key is not null or not bool_or(plans.plan_key is not null) over (
        partition by enterprises.as_of, enterprises.record_id
    )
),

done as (
    select
        duties.as_of,
        duties.record_id,
        duties.plan_key,
        count(distinct held.half) = 2 as is_done
    from duties
    left join held
        on
            duties.as_of = held.as_of
            and duties.record_id = held.record_id
            and (duties.plan_key is null or duties.plan_key = held.plan_key)
    group by duties.as_of, duties.record_id, duties.plan_key
),

judged as (
    select
        enterprises.as_of,
        enterprises.record_id,
        enterprises.region_code,
        enterprises.excluded_because,
        bool_and(done.is_done) as is_met
    from enterprises
    inner join done on enterprises.as_of = done.as_of and enterprises.record_id = done.record_id
    group by
        enterprises.as_of, enterprises.record_id, enterprises.region_code, enterprises.excluded_because
),

answers as (
    {{ by_subject('judged', 'I19') }}
)

{{ roles('answers') }}
