{# Of every log: its owner, its raw table, the column of the event's date. 由 docs/make_pages.py 从 catalogue/contracts 生成，请勿手改 #}
{% macro event_logs() -%}
    {{ return([
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
        ('peoples_congress', 'f22_field_checks', 'checked_on'),
        ('government', 'f23_self_assessments', 'assessed_as_of'),
    ]) }}
{%- endmacro %}
