with

townships as (
    select * from {{ ref('int_regions_at') }}
    where level = 'township'
),

outreach as (select * from {{ ref('int_outreach_by_month') }}),

months as (
    select
        townships.as_of,
        townships.region_code,
        townships.record_id,
        cast(date_trunc('month', townships.as_of) - to_months(back.range) as date) as month_on
    from townships
    cross join range(12) as back
),

-- One activity stands for its month; a month without any is on the township's own record.
judged as (
    select
        months.as_of,
        months.region_code,
        coalesce(min(outreach.record_id), min(months.record_id)) as record_id,
        count(outreach.record_id) > 0 as is_met,
        cast(null as varchar) as excluded_because
    from months
    left join outreach
        on months.region_code = outreach.region_code and months.month_on = outreach.month_on
    group by months.as_of, months.region_code, months.month_on
),

answers as (
    {{ by_subject('judged', 'I36') }}
)

{{ roles('answers') }}
