{% set at_least_drills = threshold('R11', 'at_least_drills') -%}
{% set campaign_months = [5, 6, 11] -%}
{% set share_in_campaigns = threshold('R11', 'share_in_campaigns') -%}
{% set uneven = 0.6 -%}
{% set months_missing = 1 -%}

with

as_of_dates as (select as_of from {{ ref('int_as_of_dates') }}),

settings as (select * from {{ ref('int_assessment_settings') }}),

regions as (select * from {{ ref('int_regions_at') }}),

drills as (select * from {{ ref('int_drills_held') }}),

-- a year that the log does not reach back over says nothing of the year
whole_years as (
    select as_of_dates.as_of
    from as_of_dates
    cross join drills
    group by as_of_dates.as_of
    having min(drills.held_on_from) <= as_of_dates.as_of - interval {{ 12 - months_missing }} month
),

in_the_year as (
    select
        whole_years.as_of,
        drills.record_id,
        drills.region_code,
        drills.village_code,
        -- a month has to be known to be one of these
        date_trunc('month', drills.held_on_from) = date_trunc('month', drills.held_on_to)
        and month(drills.held_on_from) in ({{ campaign_months | join(', ') }}) as is_in_campaign
    from whole_years
    inner join drills
        on
            whole_years.as_of >= drills.held_on_to
            and drills.held_on_from > whole_years.as_of - interval 12 month
),

shares as (
    select
        *,
        count(*) over of_the_township as drills,
        count(*) filter (where is_in_campaign) over of_the_township as in_campaigns
    from in_the_year
    window of_the_township as (partition by as_of, region_code)
),

in_campaigns as (
    select
        shares.as_of,
        shares.region_code,
        shares.record_id,
        'in_campaigns' as finding_key,
        '场演练集中在{{ campaign_months | join('月、') }}月，占全年一半以上' as named
    from shares
    inner join settings on shares.region_code <> settings.county_code
    where
        shares.is_in_campaign
        and shares.drills >= {{ at_least_drills }}
        and shares.in_campaigns >= {{ share_in_campaigns }} * shares.drills
),

by_village as (
    select
        regions.as_of,
        regions.parent_code as region_code,
        regions.record_id,
        count(in_the_year.record_id) as drills
    from regions
    left join in_the_year
        on regions.as_of = in_the_year.as_of and regions.region_code = in_the_year.village_code
    where regions.level = 'village'
    group by regions.as_of, regions.parent_code, regions.record_id, regions.region_code
),

ranked as (
    select
        *,
        row_number() over (partition by as_of, region_code order by drills, record_id) as place,
        count(*) over of_the_township as villages,
        sum(drills) over of_the_township as drills_together
    from by_village
    window of_the_township as (partition by as_of, region_code)
),

-- Gini: 0 where every village has as many drills as the next, near 1 where one has them all
ginis as (
    select
        as_of,
        region_code
    from ranked
    where drills_together >= {{ at_least_drills }}
    group by as_of, region_code, villages, drills_together
    having 2 * sum(place * drills) / (villages * drills_together) - (villages + 1) / villages >= {{ uneven }}
),

-- what gives cause to ask are the villages without any
without_drill as (
    select
        by_village.as_of,
        by_village.region_code,
        by_village.record_id,
        'without_drill' as finding_key,
        '个村（社区）全年没有演练记录，演练集中在少数村（社区）' as named
    from by_village
    inner join ginis on by_village.as_of = ginis.as_of and by_village.region_code = ginis.region_code
    where by_village.drills = 0
),

judged as (
    select * from in_campaigns
    union all
    select * from without_drill
)

{{ hits('judged', severity="'low'", finding_key='finding_key', named='named') }}
