{{ config(materialized='table') }}

with

as_of_dates as (select as_of from {{ ref('int_as_of_dates') }}),

settings as (select * from {{ ref('int_assessment_settings') }}),

responses as (select * from {{ ref('stg_emergency__responses') }}),

-- A township's response is no decision of the county's.
of_townships as (
    select record_id
    from {{ ref('int_responsible_bodies') }}
    where column_name = 'started_by' and kind = 'township'
),

started as (
    select
        *,
        -- a column that is blank in a whole delivery is a column that the delivery does not have
        bool_or(filed_on_from is not null) over (partition by delivery_id) as states_filing,
        bool_or(special_report_on_from is not null) over (partition by delivery_id) as states_report
    from responses
    where record_id not in (select of_townships.record_id from of_townships)
),

-- Two duties: the decision to start is filed, and once the response is over a report is made.
duties as (
    select
        as_of_dates.as_of,
        started.record_id,
        started.states_filing,
        started.states_report,
        settings.county_code as region_code,
        case when started.filed_on_to <= as_of_dates.as_of then 1.0 else 0.0 end as filed,
        coalesce(started.ended_at_to <= as_of_dates.as_of, false) as is_over,
        case when started.special_report_on_to <= as_of_dates.as_of then 1.0 else 0.0 end as reported
    from as_of_dates
    cross join settings
    inner join started on as_of_dates.as_of >= started.started_at_from
),

judged as (
    select
        as_of,
        record_id,
        region_code,
        filed + case when is_over then reported else 0.0 end as duties_met,
        1.0 + case when is_over then 1.0 else 0.0 end as duties_due,
        filed + case when is_over then reported else 0.0 end > 0 as is_met,
        case
            when not states_filing and not states_report then '待核：台账无人大备案日期、专项报告日期两栏'
            when not states_filing then '待核：台账无人大备案日期一栏'
            when is_over and not states_report then '待核：台账无专项报告日期一栏'
        end as excluded_because
    from duties
),

answers as (
    {{ by_subject('judged', 'I45') }}
)

{{ roles('answers', numerator='duties_met', denominator='duties_due') }}
