{% set tolerance = threshold('R26', 'tolerance') -%}

with

as_of_dates as (select as_of from {{ ref('int_as_of_dates') }}),

settings as (select * from {{ ref('int_assessment_settings') }}),

reports as (select * from {{ ref('int_budget_reports') }}),

-- a later report of the same year that reaches further; another version of the same months is a correction
compared as (
    select
        later.record_id,
        later.item_name,
        later.year,
        later.covers_to,
        later.is_in_force,
        before.record_id as before_id,
        before.covers_to as before_to,
        coalesce(later.paid_yuan_high < (1 - {{ tolerance }}) * before.paid_yuan_low, false) as paid_falls,
        coalesce(
            later.budget_yuan_high < (1 - {{ tolerance }}) * before.budget_yuan_low
            or later.budget_yuan_low > (1 + {{ tolerance }}) * before.budget_yuan_high,
            false
        ) as budget_differs
    from reports as later
    inner join reports as before
        on
            later.item_key = before.item_key
            and later.department_key = before.department_key
            and later.year = before.year
            and later.covers_to > before.covers_to
    -- the latest version of the nearest report before
    qualify row_number() over (
        partition by later.record_id
        order by before.covers_to desc, before.received_on desc, before.record_id asc
    ) = 1
),

-- where most lines fall, the reports are of their own quarter and not of the year so far
kinds as (
    select
        year,
        covers_to,
        2 * count(*) filter (where paid_falls) > count(*) as is_by_quarter
    from compared
    group by year, covers_to
),

judged as (
    select
        as_of_dates.as_of,
        compared.record_id,
        settings.county_code as region_code,
        compared.year || '年' || compared.item_name
        || case when compared.paid_falls and not kinds.is_by_quarter then '累计支出' else '年初预算' end as named
    from as_of_dates
    cross join settings
    inner join compared on as_of_dates.as_of >= compared.covers_to
    inner join kinds on compared.year = kinds.year and compared.covers_to = kinds.covers_to
    where
        compared.is_in_force
        and ((compared.paid_falls and not kinds.is_by_quarter) or compared.budget_differs)
)

{{ hits('judged', named='named') }}
