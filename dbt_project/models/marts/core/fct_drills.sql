with

drills as (
    select
        *,
        -- an evacuation is filed under whatever form it took, so its name counts as much as its stated kind
        case
            when {{ says_evacuation("concat_ws(' ', drill_kind_text, drill_name)") }} then 'evacuation'
            else drill_kind
        end as counted_kind
    from {{ ref('stg_emergency__drills') }}
),

joined as (
    select * from {{ ref('int_drills_joined') }}
),

bodies as (
    select * from {{ ref('int_responsible_bodies') }}
),

drill_kind_labels as (
    {{ code_labels('drill_kind') }}
)

select
    drills.record_id,
    drills.region_code,
    drills.village_code,
    drills.is_doubtful,
    drills.serial,
    drills.drill_name,
    drills.counted_kind as drill_kind,
    coalesce(drill_kind_labels.zh, drills.drill_kind_text) as drill_kind_zh,
    drills.drill_kind_text as stated_drill_kind,
    drills.organiser_name,
    organisers.code as organiser_code,
    organisers.kind as organiser_kind,
    drills.participating_bodies,
    drills.held_on,
    drills.held_on_from as held_from,
    drills.held_on_to as held_to,
    drills.held_on_precision,
    drills.township,
    drills.place,
    drills.participants,
    drills.participants_low,
    drills.participants_high,
    drills.public_participants,
    drills.public_participants_low,
    drills.public_participants_high,
    drills.cost_yuan,
    drills.cost_yuan_low,
    drills.cost_yuan_high,
    drills.evaluation,
    drills.plan_name,
    drills.photos,
    coalesce(
        drills.participants_is_imprecise
        or drills.public_participants_is_imprecise
        or drills.cost_yuan_is_imprecise,
        false
    ) as is_imprecise,
    coalesce(joined.is_joint, false) as is_joint
from drills
left join drill_kind_labels on drills.counted_kind = drill_kind_labels.code
left join bodies as organisers
    on
        drills.record_id = organisers.record_id
        and organisers.column_name = 'organiser_name'
left join joined on drills.record_id = joined.record_id
