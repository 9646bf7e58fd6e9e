with

villages as (
    select * from {{ ref('int_regions_at') }}
    where level = 'village'
),

drills as (
    select * from {{ ref('int_drills_within_year') }}
    where not crosses_the_edge
),

organisers as (
    select * from {{ ref('int_bodies_counted') }}
    where column_name = 'organiser_name' and body_kind = 'village'
),

drilled as (
    select
        as_of,
        village_code
    from drills
    where village_code is not null
    union
    select
        drills.as_of,
        organisers.body_code
    from drills
    inner join organisers on drills.record_id = organisers.record_id
),

judged as (
    select
        villages.as_of,
        villages.parent_code as region_code,
        villages.record_id,
        drilled.village_code is not null as is_met,
        cast(null as varchar) as excluded_because
    from villages
    left join drilled on villages.as_of = drilled.as_of and villages.region_code = drilled.village_code
),

answers as (
    {{ by_subject('judged', 'I17') }}
)

{{ roles('answers') }}
