{% set share_in_december = threshold('R18', 'share_in_december') -%}

with

as_of_dates as (select as_of from {{ ref('int_as_of_dates') }}),

settings as (select * from {{ ref('int_assessment_settings') }}),

reports as (select * from {{ ref('int_budget_reports') }}),

whole_years as (
    select *
    from reports
    where is_in_force and covers_to >= year_to and received_on > year_to
),

-- a report to the end of November, replaced or not
eleven_months as (
    select
        item_key,
        department_key,
        year,
        max(paid_yuan) as paid_yuan
    from reports
    where covers_to >= make_date(year, 11, 25) and covers_to <= make_date(year, 12, 5)
    group by item_key, department_key, year
),

spent as (
    select
        whole_years.record_id,
        whole_years.year,
        whole_years.year_to,
        whole_years.item_name,
        whole_years.paid_yuan,
        whole_years.paid_yuan - eleven_months.paid_yuan as in_december,
        sum(whole_years.paid_yuan - eleven_months.paid_yuan)
            over (partition by whole_years.year)
            as all_in_december,
        sum(whole_years.paid_yuan) over (partition by whole_years.year) as all_paid
    from whole_years
    inner join eleven_months
        on
            whole_years.item_key = eleven_months.item_key
            and whole_years.department_key = eleven_months.department_key
            and whole_years.year = eleven_months.year
    where whole_years.paid_yuan > 0
),

-- one project paid after its acceptance is no rush: only where all of them together were paid late
judged as (
    select
        as_of_dates.as_of,
        spent.record_id,
        settings.county_code as region_code,
        spent.in_december,
        spent.year || '年' as named
    from as_of_dates
    cross join settings
    inner join spent on as_of_dates.as_of >= spent.year_to
    where
        spent.all_in_december >= {{ share_in_december }} * spent.all_paid
        and spent.in_december >= {{ share_in_december }} * spent.paid_yuan
)

{{ hits('judged', severity="'low'", finding_key='named', amount='in_december', named='named') }}
