{#
The records of several models, one model below the other; under mark, which model a record is from: the model's name,
or in a mapping the key that it stands under.
#}
{% macro records_of(models, mark, columns=['record_id']) -%}
    {%- for name in models %}
    select
        '{{ name }}' as {{ mark }},
        {{ columns | join(', ') }}
    from {{ ref(models[name] if models is mapping else name) }}
    {%- if not loop.last %}
    union all
    {%- endif %}
    {%- endfor %}
{%- endmacro %}
