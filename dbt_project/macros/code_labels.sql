{# One row per code of the list, with its canonical Chinese label and, where the list has English, that. #}
{% macro code_labels(code_list) -%}
    select
        code,
        zh,
        nullif(en, '') as en
    from {{ source('raw', 'code_entries') }}
    where code_list = '{{ code_list }}'
{%- endmacro %}
