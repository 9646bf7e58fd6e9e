{# One statement for the tests declared beside columns that this run left out, of every model that it built; fails naming
   each that does not hold. Called when a run ends: as a node of its own such a test costs dbt more than asking it. #}
{% macro columns_hold(results) %}
    {%- set ran = results | map(attribute='node.unique_id') | list -%}
    {%- set built = results | selectattr('status', 'equalto', 'success') | map(attribute='node.unique_id') | list -%}
    {%- set asked = [] -%}
    {%- for test in (graph.nodes.values() if execute else []) if test.resource_type == 'test' and test.attached_node in built -%}
        {%- if test.unique_id not in ran -%}
            {%- do asked.append(
                "select '" ~ declared_place(test) ~ "' as test, count(*) as failures from (" ~ what_fails(test) ~ ")"
            ) -%}
        {%- endif -%}
    {%- endfor -%}
    {%- if asked -%}
        select error('declared and not so: ' || string_agg(test || ' ' || failures, ', '))
        from ({{ asked | join(' union all ') }})
        where failures > 0
        having count(*) > 0
    {%- endif -%}
{% endmacro %}


{# Model, column and test, as the operator reads them. #}
{% macro declared_place(test) -%}
    {{ graph.nodes[test.attached_node].name }}.{{ test.column_name }} {{ test.test_metadata.name }}
{%- endmacro %}


{# The query of a declared test: its macro on what the project's graph says of it. #}
{% macro what_fails(test) -%}
    {%- set words = dict(test.test_metadata.kwargs, model=graph.nodes[test.attached_node].relation_name) -%}
    {%- if words.to is defined -%}
        {%- set beside = test.depends_on.nodes | reject('equalto', test.attached_node) | first -%}
        {%- do words.update({'to': graph.nodes[beside].relation_name}) -%}
    {%- endif -%}
    {{ context['test_' ~ test.test_metadata.name](**words) }}
{%- endmacro %}
