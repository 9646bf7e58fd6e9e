{# The logs of all contracts: the source's owner, its raw table, the column of the event's date. #}
{%- set logs = [
    ('emergency', 'f03_plans', 'issued_on'),
    ('emergency', 'f04_drills', 'held_on'),
    ('emergency', 'f06_hazards', 'found_on'),
    ('emergency', 'f07_cases', 'filed_on'),
    ('fire_rescue', 'f08_dispatches', 'alarmed_at'),
    ('meteorology', 'f10_warnings', 'issued_at'),
    ('education', 'f12_school_drills', 'month'),
    ('finance', 'f13_budget_lines', 'year'),
    ('emergency', 'f14_metering', 'metered_on'),
    ('emergency', 'f15_activities', 'held_on'),
    ('emergency', 'f16_responses', 'started_at'),
    ('emergency', 'f16_first_reports', 'occurred_at'),
    ('data', 'f17_roll_calls', 'called_at'),
    ('peoples_congress', 'f19_opinions', 'assigned_on'),
] -%}

{% for owner, table, event_date in logs %}
    select
        record_id,
        {{ event_date }}_from as happened_from,
        -- an open end (长期) is no day of an event
        case
            when {{ event_date }}_to < date '9999-01-01' then {{ event_date }}_to else {{ event_date }}_from
        end as happened_to
    from {{ source(owner, table) }}
    where {{ event_date }}_from is not null
    {% if not loop.last %}union all{% endif %}
{% endfor %}
