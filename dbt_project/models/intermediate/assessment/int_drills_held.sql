with

settings as (select * from {{ ref('int_assessment_settings') }}),

drills as (select * from {{ ref('stg_emergency__drills') }}),

joint as (select * from {{ ref('int_drills_joined') }})

select
    drills.record_id,
    drills.held_on_from,
    drills.held_on_to,
    drills.village_code,
    drills.public_participants,
    drills.public_participants_is_imprecise,
    coalesce(drills.region_code, settings.county_code) as region_code,
    coalesce(joint.is_joint, false) as is_joint,
    translate({{ name_key('drills.plan_name') }}, '《》', '') as plan_key
from drills
cross join settings
left join joint on drills.record_id = joint.record_id
where drills.held_on_from is not null
