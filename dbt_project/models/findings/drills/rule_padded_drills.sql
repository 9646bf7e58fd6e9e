{% set same_number_at_least = threshold('R10', 'same_number_at_least') -%}
{% set same_number_share = threshold('R10', 'same_number_share') -%}
{% set at_most_a_day = threshold('R10', 'at_most_a_day') -%}

with

as_of_dates as (select as_of from {{ ref('int_as_of_dates') }}),

settings as (select * from {{ ref('int_assessment_settings') }}),

drills as (select * from {{ ref('stg_emergency__drills') }}),

school_drills as (select * from {{ ref('stg_education__school_drills') }}),

in_the_year as (
    select
        as_of_dates.as_of,
        drills.record_id,
        drills.held_on,
        drills.village_code,
        drills.participants,
        coalesce(drills.region_code, settings.county_code) as region_code,
        {{ name_key('drills.organiser_name') }} as organiser_key,
        {{ name_key('drills.drill_name') }} as drill_key
    from as_of_dates
    cross join settings
    inner join drills
        on
            as_of_dates.as_of >= drills.held_on
            and drills.held_on > as_of_dates.as_of - interval 12 month
    where drills.organiser_name is not null
),

-- Several villages may practise the same on one day; a village that one of two rows leaves out is the same.
repeated as (
    select distinct
        later.as_of,
        later.record_id
    from in_the_year as later
    inner join in_the_year as earlier
        on
            later.as_of = earlier.as_of
            and later.organiser_key = earlier.organiser_key
            and later.held_on = earlier.held_on
            and later.drill_key = earlier.drill_key
            and later.participants = earlier.participants
            and later.record_id > earlier.record_id
            and coalesce(later.village_code = earlier.village_code, true)
),

own_drills as (
    select in_the_year.*
    from in_the_year
    left join repeated
        on in_the_year.as_of = repeated.as_of and in_the_year.record_id = repeated.record_id
    where repeated.record_id is null
),

-- a body with many drills has some of one size by chance, so it takes half of them
same_number as (
    select
        as_of,
        record_id,
        count(*) over same_size as of_this_size,
        count(*) over of_the_body as drills
    from own_drills
    where participants is not null
    window
        same_size as (partition by as_of, organiser_key, participants),
        of_the_body as (partition by as_of, organiser_key)
),

-- a township's drills in several villages on one day hang together; several in one village do not
on_one_day as (
    select
        as_of,
        record_id,
        count(*) over (
            partition by as_of, organiser_key, held_on, coalesce(village_code, '')
        ) as drills_that_day
    from own_drills
),

-- the clock gives seconds: the same time and number month by month was not measured
school_rows as (
    select
        as_of_dates.as_of,
        school_drills.record_id,
        {{ name_key('school_drills.school_name') }} as school_key,
        count(*) over same_reading as months_alike
    from as_of_dates
    inner join school_drills on as_of_dates.as_of >= school_drills.month_to
    where school_drills.participants is not null and school_drills.duration is not null
    window same_reading as (
        partition by
            as_of_dates.as_of,
            {{ name_key('school_drills.school_name') }},
            school_drills.region_code,
            school_drills.participants,
            {{ name_key('school_drills.duration') }}
    )
),

all_kinds as (
    select
        as_of,
        record_id,
        'repeated' as finding_key,
        '场演练与另一条记录的单位、日期、科目、人次都相同' as named,
        cast(null as varchar) as body_key
    from repeated
    union all
    select
        as_of,
        record_id,
        'same_number' as finding_key,
        '场演练出自同一单位而参演人次都相同' as named,
        cast(null as varchar) as body_key
    from same_number
    where of_this_size >= {{ same_number_at_least }} and of_this_size >= {{ same_number_share }} * drills
    union all
    select
        as_of,
        record_id,
        'on_one_day' as finding_key,
        '场演练登记为同一单位同一天在同一地点所办' as named,
        cast(null as varchar) as body_key
    from on_one_day
    where drills_that_day > {{ at_most_a_day }}
    union all
    select
        as_of,
        record_id,
        'school' as finding_key,
        '条学校演练月报的参加人数、用时月月相同' as named,
        school_key as body_key
    from school_rows
    where months_alike >= {{ same_number_at_least }}
),

judged as (
    select
        all_kinds.*,
        coalesce(drills.region_code, school_drills.region_code, settings.county_code) as region_code
    from all_kinds
    cross join settings
    left join drills on all_kinds.record_id = drills.record_id
    left join school_drills on all_kinds.record_id = school_drills.record_id
)

{{ hits('judged', severity="'medium'", finding_key='finding_key', body='body_key', named='named') }}
