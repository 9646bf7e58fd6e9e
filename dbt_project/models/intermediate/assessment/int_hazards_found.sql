with

settings as (select * from {{ ref('int_assessment_settings') }}),

hazards as (select * from {{ ref('stg_emergency__hazards') }}),

bodies as (select * from {{ ref('int_responsible_bodies') }}),

inspectors as (
    select
        record_id,
        code
    from bodies
    where
        column_name = 'inspecting_body'
        and kind in ('department', 'fire')
),

judged as (
    select
        hazards.record_id,
        hazards.received_on,
        hazards.found_on_from,
        hazards.found_on_to,
        hazards.deadline_on_to,
        hazards.rectified_on_to,
        hazards.verified_on_to,
        hazards.severity,
        hazards.source,
        hazards.description,
        hazards.supervision_order,
        hazards.five_measures,
        inspectors.code as department_code,
        coalesce(hazards.region_code, settings.county_code) as region_code,
        {{ name_key('hazards.body_name') }} as body_key,
        {{ name_key('hazards.category') }} as category_key,
        hazards.verified_on_to is not null
        and nullif(trim(hazards.verified_by), '') is not null as is_verified,
        coalesce(hazards.status in ('rectified', 'verified'), false) as is_reported_closed,
        bool_or(hazards.five_measures is not null) over (
            partition by hazards.delivery_id
        ) as states_five_measures
    from hazards
    cross join settings
    left join inspectors on hazards.record_id = inspectors.record_id
)

select
    * exclude (is_reported_closed),
    coalesce(rectified_on_to, case when is_verified then verified_on_to end) as closed_on,
    is_reported_closed and rectified_on_to is null and not is_verified as is_closed_undated
from judged
