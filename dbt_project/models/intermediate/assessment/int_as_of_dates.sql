{# Only the logs marked true may set the oldest date; any may set the newest. #}
{%- set logs = [
    ('stg_emergency__drills', 'held_on', true),
    ('stg_emergency__hazards', 'found_on', true),
    ('stg_fire_rescue__dispatches', 'alarmed_at', true),
    ('stg_emergency__plans', 'issued_on', false),
    ('stg_emergency__cases', 'filed_on', false),
    ('stg_emergency__metering', 'metered_on', false),
    ('stg_emergency__activities', 'held_on', false),
    ('stg_emergency__responses', 'started_at', false),
    ('stg_emergency__first_reports', 'occurred_at', false),
    ('stg_meteorology__warnings', 'issued_at', false),
    ('stg_education__school_drills', 'month', false),
] -%}

with

deliveries as (select * from {{ ref('int_deliveries_owed') }}),

named_dates as (select * from {{ source('raw', 'settings_as_of') }}),

events as (
    {% for log, event_date, may_start in logs %}
        select
            {{ event_date }}_from as happened_on,
            {{ may_start | lower }} as may_start
        from {{ ref(log) }}
        where not is_doubtful
        {% if not loop.last %}union all{% endif %}
    {% endfor %}
),

event_bounds as (
    select
        date_trunc('quarter', max(happened_on)) as newest_quarter,
        date_trunc('quarter', min(happened_on) filter (where may_start)) as oldest_quarter
    from events
),

receipt_bounds as (
    select
        max(received_on) as newest_received_on,
        date_trunc('quarter', max(received_on) + interval 1 day) as receipt_quarter
    from deliveries
),

quarter_ends as (
    select
        receipt_bounds.newest_received_on,
        cast(event_bounds.oldest_quarter + interval 3 month - interval 1 day as date) as first_end_on,
        cast(event_bounds.newest_quarter + interval 3 month - interval 1 day as date) as newest_end_on,
        cast(event_bounds.newest_quarter - interval 1 day as date) as end_before_on,
        cast(receipt_bounds.receipt_quarter - interval 1 day as date) as receipt_end_on
    from event_bounds
    cross join receipt_bounds
),

-- Registers alone are assessed at the last quarter end that their newest delivery could state.
present as (
    select
        first_end_on,
        case
            when newest_end_on is null then receipt_end_on
            when newest_received_on >= newest_end_on then newest_end_on
            else end_before_on
        end as now_on
    from quarter_ends
),

quarters as (
    select
        cast(unnest(generate_series(
            date_trunc('quarter', least(coalesce(first_end_on, now_on), now_on)),
            cast(now_on as timestamp),
            interval 3 month
        )) + interval 3 month - interval 1 day as date) as as_of
    from present
    where now_on is not null
),

all_dates as (
    select as_of
    from quarters
    union distinct
    select as_of
    from named_dates
    where as_of is not null
)

select
    all_dates.as_of,
    all_dates.as_of = coalesce(present.now_on, max(all_dates.as_of) over ()) as is_latest
from all_dates
cross join present
