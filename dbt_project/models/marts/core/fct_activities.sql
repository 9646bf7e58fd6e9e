with

activities as (
    select * from {{ ref('stg_emergency__activities') }}
),

bodies as (
    select * from {{ ref('int_responsible_bodies') }}
),

category_labels as (
    {{ code_labels('activity_category') }}
)

select
    activities.record_id,
    activities.region_code,
    activities.village_code,
    activities.is_doubtful,
    activities.serial,
    activities.activity_name,
    activities.held_on,
    activities.held_on_from as held_from,
    activities.held_on_to as held_to,
    activities.held_on_precision,
    activities.category,
    coalesce(category_labels.zh, activities.category_text) as category_zh,
    activities.township,
    activities.place,
    activities.organiser_name,
    organisers.code as organiser_code,
    organisers.kind as organiser_kind,
    activities.audience,
    activities.people,
    activities.people_low,
    activities.people_high,
    activities.expected_people,
    activities.expected_people_low,
    activities.expected_people_high,
    activities.lecturers,
    activities.leaflets,
    activities.leaflets_low,
    activities.leaflets_high,
    activities.passed,
    activities.passed_low,
    activities.passed_high,
    coalesce(
        activities.people_is_imprecise
        or activities.expected_people_is_imprecise
        or activities.leaflets_is_imprecise
        or activities.passed_is_imprecise,
        false
    ) as is_imprecise
from activities
left join category_labels on activities.category = category_labels.code
left join bodies as organisers
    on
        activities.record_id = organisers.record_id
        and organisers.column_name = 'organiser_name'
