{# One statement for the keys that record_key declares and this run did not test, of every model that it built; fails
   naming the models whose key is missing or comes twice. Called when a run ends: as a node of its own each key costs
   dbt more than looking it up. #}
{% macro keys_hold(results) %}
    {%- set ran = results | map(attribute='node.unique_id') | list -%}
    {%- set built = results | selectattr('status', 'equalto', 'success') | map(attribute='node.unique_id') | list -%}
    {%- set looked_up = [] -%}
    {%- for test in (graph.nodes.values() if execute else []) if test.name.startswith('record_key_') -%}
        {%- if test.attached_node in built and test.unique_id not in ran -%}
            {%- set model = graph.nodes[test.attached_node] -%}
            {%- set key = [test.column_name] + test.test_metadata.kwargs.get('with_columns', []) -%}
            {%- do looked_up.append(
                "select '" ~ model.name ~ "' as model, count(*) as keys from (" ~ broken_keys(model.relation_name, key) ~ ")"
            ) -%}
        {%- endif -%}
    {%- endfor -%}
    {%- if looked_up -%}
        select error('keys missing or coming twice: ' || string_agg(model || ' ' || keys, ', '))
        from ({{ looked_up | join(' union all ') }})
        where keys > 0
        having count(*) > 0
    {%- endif -%}
{% endmacro %}


{# Keys of a relation that are missing or come twice. #}
{% macro broken_keys(relation, key) -%}
    select {{ key | join(', ') }}
    from {{ relation }}
    group by {{ key | join(', ') }}
    having count(*) > 1 or count({{ key | join(') = 0 or count(') }}) = 0
{%- endmacro %}
