with

settings as (select * from {{ ref('int_assessment_settings') }}),

bodies as (select * from {{ ref('int_responsible_bodies') }}),

enterprises as (
    {{ statements_at('stg_emergency__enterprises') }}
),

supervisors as (
    select
        record_id,
        code
    from bodies
    where
        column_name = 'supervising_body'
        and kind in ('department', 'fire')
)

select
    enterprises.as_of,
    enterprises.record_id,
    enterprises.statement_on,
    enterprises.enterprise_name,
    {{ name_key('enterprises.enterprise_name') }} as enterprise_key,
    {{ short_enterprise_key('enterprises.enterprise_name') }} as short_key,
    enterprises.credit_code,
    coalesce(enterprises.region_code, settings.county_code) as region_code,
    supervisors.code as supervising_code,
    coalesce(enterprises.is_key = 'yes', false) as is_key,
    -- a column that is blank in a whole delivery is a column that the delivery does not have
    bool_or(enterprises.is_key_text is not null) over (
        partition by enterprises.as_of, enterprises.delivery_id
    ) as states_key,
    coalesce(enterprises.scale in ('small', 'micro'), false) as is_small,
    coalesce(enterprises.part_time_rescuers, 0) > 0
    or (
        {{ name_key('enterprises.rescue_agreement') }} not in ('', '无', '否', '未签', '未签订', '/', '-', '—')
        and coalesce(enterprises.agreement_until_to >= enterprises.as_of, true)
    ) as has_substitute
from enterprises
cross join settings
left join supervisors on enterprises.record_id = supervisors.record_id
qualify row_number() over (
    partition by enterprises.as_of, {{ name_key('enterprises.enterprise_name') }}, region_code
    order by enterprises.statement_on desc, enterprises.record_id asc
) = 1
