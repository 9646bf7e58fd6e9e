{# A figure as a report writes it: whole numbers as they are, others with one decimal. #}
{% macro number_zh(number) -%}
    case
        when {{ number }} = round({{ number }}) then cast(cast({{ number }} as bigint) as varchar)
        else printf('%.1f', {{ number }})
    end
{%- endmacro %}

{# The same in its unit: per cents always with one decimal. #}
{% macro number_in(unit, number) -%}
    case when {{ unit }} = '%' then printf('%.1f', {{ number }}) else {{ number_zh(number) }} end
{%- endmacro %}

{% macro figure_zh(number, unit='unit') -%}
    {{ number_in(unit, number) }} || {{ unit }}
{%- endmacro %}

{# A unit behind its number in English, where it stands apart but for %. #}
{% macro unit_behind_en() -%}
    case when unit = '%' then '%' else ' ' || unit_en end
{%- endmacro %}

{% macro figure_en(number) -%}
    {{ number_in('unit', number) }} || {{ unit_behind_en() }}
{%- endmacro %}

{# A number with its unit, 无 where nothing is listed. #}
{% macro amount_zh(amount, unit) -%}
    coalesce({{ number_zh(amount) }} || {{ unit }}, '无')
{%- endmacro %}

{# The same in English, where a unit may be ''. #}
{% macro amount_en(amount, unit) -%}
    coalesce(rtrim({{ number_zh(amount) }} || ' ' || {{ unit }}), 'none')
{%- endmacro %}
