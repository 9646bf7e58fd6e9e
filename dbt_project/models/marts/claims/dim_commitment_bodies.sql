with

commitments as (select * from {{ ref('dim_commitments') }}),

bodies as (select * from {{ source('raw', 'responsible_bodies') }}),

-- the fire brigade is assessed among the departments, a village with its township
placed as (
    select
        commitments.commitment_code,
        bodies.ordinal,
        case bodies.body_kind
            when 'fire' then 'department'
            when 'village' then 'township'
            else bodies.body_kind
        end as subject_kind,
        bodies.owner_code as subject_code
    from commitments
    inner join bodies on commitments.responsible_zh = bodies.responsible_zh
    where bodies.owner_code is not null
)

select
    commitment_code,
    subject_kind,
    subject_code,
    min(ordinal) = 1 as is_first
from placed
group by commitment_code, subject_kind, subject_code
