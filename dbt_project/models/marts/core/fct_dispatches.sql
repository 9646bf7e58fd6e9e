with

dispatches as (
    select * from {{ ref('stg_fire_rescue__dispatches') }}
),

event_kind_labels as (
    {{ code_labels('event_kind') }}
)

select
    dispatches.record_id,
    dispatches.region_code,
    dispatches.village_code,
    dispatches.is_doubtful,
    dispatches.serial,
    dispatches.alarmed_at,
    dispatches.alarmed_at_from as alarmed_from,
    dispatches.alarmed_at_to as alarmed_to,
    dispatches.alarmed_at_precision,
    dispatches.departed_at,
    dispatches.departed_at_from as departed_from,
    dispatches.departed_at_to as departed_to,
    dispatches.departed_at_precision,
    dispatches.arrived_at,
    dispatches.arrived_at_from as arrived_from,
    dispatches.arrived_at_to as arrived_to,
    dispatches.arrived_at_precision,
    dispatches.ended_at,
    dispatches.ended_at_from as ended_from,
    dispatches.ended_at_to as ended_to,
    dispatches.ended_at_precision,
    dispatches.event_kind,
    coalesce(event_kind_labels.zh, dispatches.event_kind_text) as event_kind_zh,
    dispatches.place,
    dispatches.township,
    dispatches.team_name,
    dispatches.people,
    dispatches.people_low,
    dispatches.people_high,
    dispatches.vehicles,
    dispatches.vehicles_low,
    dispatches.vehicles_high,
    dispatches.order_no,
    dispatches.casualties,
    dispatches.reinforcement,
    coalesce(
        dispatches.people_is_imprecise
        or dispatches.vehicles_is_imprecise,
        false
    ) as is_imprecise
from dispatches
left join event_kind_labels on dispatches.event_kind = event_kind_labels.code
