{# An enterprise's name without the county in front and the legal form behind, as rosters and notices write it. #}
{% macro short_enterprise_key(name) -%}
    regexp_replace(
        regexp_replace({{ name_key(name) }}, '(股份|有限责任|有限|集团)*公司.*$', ''),
        '^[^县市区]{1,4}[县市区]',
        ''
    )
{%- endmacro %}
