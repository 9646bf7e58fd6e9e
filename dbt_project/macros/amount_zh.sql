{# A number with its unit as a reviewer reads it: whole where it is whole, 无 where nothing is listed. #}
{% macro amount_zh(amount, unit) -%}
    coalesce(
        case
            when {{ amount }} = round({{ amount }}) then cast(cast({{ amount }} as bigint) as varchar)
            else cast(round({{ amount }}, 1) as varchar)
        end || {{ unit }},
        '无'
    )
{%- endmacro %}
