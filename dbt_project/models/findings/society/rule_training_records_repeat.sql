{% set fewest_people = threshold('R21', 'fewest_people') -%}
{# Two to four characters that name no post: 张某某, and not 业务骨干 or 工程师. #}
{% set a_name = '^[一-龥]{2,4}$' -%}
{% set a_post = '(骨干|工程师|干部|教官|老师|教师|人员|专家|局|队|站|所|办|中心)$' -%}

with

settings as (select * from {{ ref('int_assessment_settings') }}),

as_of_dates as (select as_of from {{ ref('int_as_of_dates') }}),

activities as (
    select
        *,
        {{ name_key('activity_name') }} as activity_key,
        {{ name_key('place') }} as place_key,
        {{ name_key('lecturers') }} as lecturer_key
    from {{ ref('stg_emergency__activities') }}
),

repeated as (
    select
        later.record_id,
        '与' || strftime(max(earlier.held_on_from), '%Y年%-m月%-d日') || '一次人数、合格数相同' as named,
        'repeated' as ground
    from activities as later
    inner join activities as earlier
        on
            later.activity_key = earlier.activity_key
            and later.place_key = earlier.place_key
            and later.people = earlier.people
            and later.passed = earlier.passed
            and later.held_on_from > earlier.held_on_to
    where
        later.people >= {{ fewest_people }}
        and not coalesce(later.people_is_imprecise, false)
        and not coalesce(earlier.people_is_imprecise, false)
    group by later.record_id
),

taught as (
    select
        activities.record_id,
        activities.held_on,
        activities.lecturer_key,
        coalesce(activities.region_code, settings.county_code) as region_code
    from activities
    cross join settings
    where
        activities.held_on is not null
        and regexp_matches(activities.lecturer_key, '{{ a_name }}')
        and not regexp_matches(activities.lecturer_key, '{{ a_post }}')
),

overlapping as (
    select
        one.record_id,
        '同一授课人当天在' || count(distinct other.region_code) + 1 || '个乡镇' as named,
        'overlapping' as ground
    from taught as one
    inner join taught as other
        on
            one.held_on = other.held_on
            and one.lecturer_key = other.lecturer_key
            and one.region_code <> other.region_code
    group by one.record_id
),

alike as (
    select * from repeated
    union all
    select * from overlapping
),

judged as (
    select
        as_of_dates.as_of,
        activities.record_id,
        coalesce(activities.region_code, settings.county_code) as region_code,
        activities.owner_code as department_code,
        alike.ground,
        alike.named
    from as_of_dates
    cross join settings
    inner join activities
        on
            activities.held_on_from > as_of_dates.as_of - interval 12 month
            and as_of_dates.as_of >= activities.held_on_to
    inner join alike on activities.record_id = alike.record_id
)

{{ hits('judged', severity="'low'", department='department_code', finding_key='ground', named='named') }}
