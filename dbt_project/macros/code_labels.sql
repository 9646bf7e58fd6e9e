{# One row per code of the list, with its canonical Chinese label. #}
{% macro code_labels(code_list) -%}
    select
        code,
        zh
    from {{ source('raw', 'code_entries') }}
    where code_list = '{{ code_list }}'
{%- endmacro %}
