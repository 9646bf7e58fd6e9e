{% for owner, table, event_date in event_logs() %}
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
