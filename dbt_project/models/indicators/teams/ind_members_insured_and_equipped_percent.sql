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

asked as (
    select * from {{ ref('int_indicator_regions') }}
    where indicator_code = 'I14'
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
        bool_or(states_ppe) over person as is_ppe_known,
        bool_or(states_insurance) over person as is_insurance_known,
        row_number() over (
            partition by as_of, subject_kind, subject_code, person_key
            order by states_ppe desc, is_insured and has_ppe desc, is_insured desc, record_id asc
        ) = 1 as is_first
    from memberships
    window person as (partition by as_of, subject_kind, subject_code, person_key)
),

judged as (
    select
        *,
        case
            when not is_first then '同一人'
            when not is_ppe_known then '待核：花名册无防护装备一栏'
            when not is_insurance_known then '待核：花名册无保险一栏'
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
