{# Whether a text says something: not blank, and none of the signs by which a clerk says that there is nothing. #}
{% macro is_stated(text) -%}
    coalesce(trim({{ text }}) not in ('', '无', '否', '未', '暂无', '没有', '/', '-', '—', '——'), false)
{%- endmacro %}
