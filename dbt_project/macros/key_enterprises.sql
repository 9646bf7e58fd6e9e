{# The key enterprises at every as-of date; where the list has no such column each one is kept, and excluded. #}
{% macro key_enterprises() -%}
    select
        *,
        case when not states_key then '待核：企业清单无是否重点一栏' end as excluded_because
    from {{ ref('int_enterprises_at') }}
    where is_key or not states_key
{%- endmacro %}
