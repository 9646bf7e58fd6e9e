{# A name as a key: two spellings that differ only in case, spaces or brackets are one name. #}
{% macro name_key(column) -%}
    translate(lower({{ column }}), ' 　（）()【】[]·', '')
{%- endmacro %}
