{# A finding's wording with the figures of `counted` in its places; named: what {named} says. #}
{% macro figures_said(message, named) -%}
    replace(
        replace(
            replace(
                replace({{ message }}, '{records}', cast(counted.records as varchar)),
                '{bodies}', cast(counted.bodies as varchar)
            ),
            '{amount}', coalesce(cast(cast(round(counted.amount) as bigint) as varchar), '')
        ),
        '{named}', coalesce({{ named }}, '')
    )
{%- endmacro %}
