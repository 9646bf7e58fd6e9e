with

as_of_dates as (select as_of from {{ ref('int_as_of_dates') }}),

settings as (select * from {{ ref('int_assessment_settings') }}),

returns as (select * from {{ ref('stg_education__school_drills') }}),

drills as (select * from {{ ref('int_drills_within_year') }}),

sent_drills as (select * from {{ ref('stg_emergency__drills') }}),

bodies as (select * from {{ ref('int_bodies_counted') }}),

returned as (
    select
        as_of_dates.as_of,
        coalesce(returns.region_code, settings.county_code) as region_code,
        {{ name_key('returns.school_name') }} as item_key,
        returns.school_name as item_name,
        returns.record_id,
        coalesce(returns.times, case when returns.participants > 0 then 1 end, 0) as amount
    from as_of_dates
    cross join settings
    inner join returns
        on
            returns.month_from > as_of_dates.as_of - interval 12 month
            and as_of_dates.as_of >= returns.month_to
),

registered as (
    select
        drills.as_of,
        drills.region_code,
        {{ name_key('sent_drills.organiser_name') }} as item_key,
        sent_drills.organiser_name as item_name,
        drills.record_id,
        1 as amount
    from drills
    inner join sent_drills on drills.record_id = sent_drills.record_id
    inner join bodies
        on
            drills.record_id = bodies.record_id
            and bodies.column_name = 'organiser_name'
            and bodies.body_kind = 'school'
    where not drills.crosses_the_edge
)

{{ two_sides('returned', 'registered') }}
