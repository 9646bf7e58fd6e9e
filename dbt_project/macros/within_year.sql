{#
A log at every as-of date: the records of the twelve months up to it. crosses_the_edge: the date is not known well
enough to say that the record lies within them.
#}
{% macro within_year(log, event_date) -%}
    select
        as_of_dates.as_of,
        events.*,
        not(
            events.{{ event_date }}_from > as_of_dates.as_of - interval 12 month
            and coalesce(events.{{ event_date }}_to <= as_of_dates.as_of, false)
        ) as crosses_the_edge
    from {{ ref('int_as_of_dates') }} as as_of_dates
    inner join {{ ref(log) }} as events
        on
            as_of_dates.as_of >= events.{{ event_date }}_from
            and coalesce(events.{{ event_date }}_to > as_of_dates.as_of - interval 12 month, true)
{%- endmacro %}
