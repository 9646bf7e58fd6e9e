with

settings as (select * from {{ ref('int_assessment_settings') }}),

plans as (select * from {{ ref('stg_emergency__plans') }}),

bodies as (select * from {{ ref('int_bodies_counted') }}),

issuers as (
    select *
    from bodies
    where column_name = 'issuer_name'
    qualify row_number() over (partition by record_id order by ordinal) = 1
)

select
    plans.record_id,
    plans.plan_name,
    {{ name_key('plans.plan_name') }} as plan_key,
    plans.plan_level,
    plans.plan_text,
    plans.issuer_name,
    plans.received_on,
    plans.issued_on_from,
    plans.issued_on_to,
    plans.filed_on_to,
    plans.evaluated_on_from,
    plans.evaluated_on_to,
    plans.revised_on_from,
    plans.revised_on_to,
    plans.valid_until_to,
    plans.withdrawn_on_from,
    plans.plan_status = 'withdrawn' as is_withdrawn,
    coalesce(plans.region_code, settings.county_code) as region_code,
    case when issuers.owner_kind in ('department', 'fire') then issuers.owner_code end as department_code,
    case
        when plans.plan_level in ('enterprise', 'school') then plans.plan_level
        when plans.plan_level = 'village' or issuers.body_kind = 'village' then 'village'
        when plans.plan_level = 'township' or issuers.owner_kind = 'township' then 'township'
        when plans.plan_level = 'department' then 'department'
        else 'county'
    end as unit_kind,
    case
        when plans.plan_level in ('enterprise', 'school') then issuers.body_code
        when plans.plan_level = 'village' or issuers.body_kind = 'village'
            then
                coalesce(
                    case when issuers.body_kind = 'village' then issuers.body_code end, plans.village_code
                )
        when plans.plan_level = 'township' or issuers.owner_kind = 'township'
            then coalesce(
                case when issuers.owner_kind = 'township' then issuers.owner_code end,
                nullif(plans.region_code, settings.county_code)
            )
        when plans.plan_level = 'department' then issuers.owner_code
        else settings.county_code
    end as unit_code
from plans
cross join settings
left join issuers on plans.record_id = issuers.record_id
