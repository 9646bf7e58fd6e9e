with

settings as (select * from {{ ref('int_assessment_settings') }}),

reports as (
    {{ within_year('stg_emergency__first_reports', 'occurred_at') }}
),

-- Where only a day is known, the report took at least and at most so long.
timed as (
    select
        *,
        date_diff(
            'minute',
            coalesce(occurred_at, occurred_at_to + interval 1 day - interval 1 minute),
            coalesce(reported_at, cast(reported_at_from as timestamp))
        ) as minutes_at_least,
        date_diff(
            'minute',
            coalesce(occurred_at, cast(occurred_at_from as timestamp)),
            coalesce(reported_at, reported_at_to + interval 1 day - interval 1 minute)
        ) as minutes_at_most
    from reports
),

judged as (
    select
        timed.as_of,
        timed.record_id,
        coalesce(timed.region_code, settings.county_code) as region_code,
        coalesce(timed.minutes_at_most <= 120, false) as is_met,
        case
            when timed.crosses_the_edge then '日期不确定：可能在统计期之外'
            when timed.minutes_at_most is null then '待核：未填首报时间'
            when timed.minutes_at_most < 0 then '待核：首报时间早于事发时间'
            when timed.minutes_at_least <= 120 and timed.minutes_at_most > 120
                then '待核：时间没有写到时分，不能判断是否超过2小时'
        end as excluded_because
    from timed
    cross join settings
),

answers as (
    {{ by_subject('judged', 'I04') }}
)

{{ roles('answers') }}
