with

drills as (
    select * from {{ ref('stg_emergency__drills') }}
),

bodies as (
    select * from {{ ref('int_bodies_counted') }}
),

organisations as (
    select
        bodies.record_id,
        coalesce(bodies.owner_code, bodies.body_name) as organisation,
        case
            when bodies.owner_kind in ('fire', 'military') then 'fire_and_military'
            -- the county's own offices and headquarters stand beside its departments
            when bodies.owner_kind = 'county' then 'department'
            else bodies.owner_kind
        end as side
    from bodies
    inner join drills on bodies.record_id = drills.record_id
    where
        bodies.column_name in ('organiser_name', 'participating_bodies')
        -- an organisation of unknown kind proves neither another kind nor another department
        and bodies.owner_kind <> 'other'
)

select
    record_id,
    count(distinct side) >= 2
    or count(distinct case when side = 'department' then organisation end) >= 2 as is_joint
from organisations
group by record_id
