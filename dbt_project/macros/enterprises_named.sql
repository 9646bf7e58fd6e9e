{# The enterprises that records name in a column: by the code that they were resolved to, and by name as a key. #}
{% macro enterprises_named(column_name) -%}
    select
        record_id,
        body_code,
        {{ name_key('body_text') }} as body_key
    from {{ ref('int_bodies_counted') }}
    where column_name = '{{ column_name }}' and body_kind = 'enterprise'
{%- endmacro %}
