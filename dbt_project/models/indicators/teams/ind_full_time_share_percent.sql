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

asked as (
    select * from {{ ref('int_indicator_regions') }}
    where indicator_code = 'I11'
),

memberships as (
    select
        members.*,
        asked.subject_kind,
        asked.subject_code
    from members
    inner join asked on members.as_of = asked.as_of and members.region_code = asked.region_code
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
            when not is_known then '待核：花名册无专职兼职一栏'
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
