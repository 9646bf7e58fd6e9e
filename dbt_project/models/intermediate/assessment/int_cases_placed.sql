with

settings as (select * from {{ ref('int_assessment_settings') }}),

cases as (select * from {{ ref('stg_emergency__cases') }}),

bodies as (select * from {{ ref('int_responsible_bodies') }}),

sent_hazards as (select * from {{ ref('stg_emergency__hazards') }}),

enterprises as (select * from {{ ref('int_enterprises_at') }}),

departments as (
    select code
    from {{ source('raw', 'code_entries') }}
    where code_list = 'departments' and kind in ('department', 'fire')
),

authorities as (
    select
        record_id,
        code
    from bodies
    where column_name = 'authority_name' and kind in ('department', 'fire')
),

-- A case that names no township happened where its hazard was found, else where its party is registered.
hazard_places as (
    select
        hazard_no,
        min(region_code) as region_code
    from sent_hazards
    group by hazard_no
    having count(distinct region_code) = 1
),

party_places as (
    select
        enterprise_key,
        min(region_code) as region_code
    from enterprises
    group by enterprise_key
    having count(distinct region_code) = 1
)

select
    cases.record_id,
    cases.filed_on_from,
    cases.filed_on_to,
    coalesce(
        nullif(cases.region_code, settings.county_code),
        hazard_places.region_code,
        party_places.region_code,
        settings.county_code
    ) as region_code,
    -- without a column for the authority the register is that of the department that sent it
    coalesce(
        authorities.code,
        case when cases.authority_name is null then departments.code end
    ) as department_code
from cases
cross join settings
left join authorities on cases.record_id = authorities.record_id
left join departments on cases.owner_code = departments.code
left join hazard_places on cases.hazard_no = hazard_places.hazard_no
left join party_places on {{ name_key('cases.party_name') }} = party_places.enterprise_key
