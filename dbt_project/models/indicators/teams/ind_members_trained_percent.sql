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

asked as (
    select * from {{ ref('int_indicator_regions') }}
    where indicator_code = 'I13'
),

memberships as (
    select
        of_persons.*,
        asked.subject_kind,
        asked.subject_code
    from of_persons
    inner join asked on of_persons.as_of = asked.as_of and of_persons.region_code = asked.region_code
),

persons as (
    select
        *,
        bool_or(is_stated) over person as is_known,
        row_number() over (
            partition by as_of, subject_kind, subject_code, person_key
            order by qualifies desc, is_stated desc, record_id asc
        ) = 1 as is_first
    from memberships
    window person as (partition by as_of, subject_kind, subject_code, person_key)
),

judged as (
    select
        *,
        case
            when not is_first then '同一人'
            when not is_known then '待核：花名册无培训合格一栏'
        end as excluded_because
    from persons
)

select
    as_of,
    subject_kind,
    subject_code,
    record_id,
    case
        when excluded_because is not null then 'excluded'
        when is_met then 'numerator'
        else 'denominator_only'
    end as role,
    excluded_because,
    case when excluded_because is null and is_met then 1.0 else 0.0 end as numerator_amount,
    case when excluded_because is null then 1.0 else 0.0 end as denominator_amount
from judged
