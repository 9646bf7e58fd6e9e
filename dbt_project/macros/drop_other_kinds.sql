{# Tables that are views by now, and views that are tables: neither replaces the other; and what stands of models that
   are ephemeral by now. Called when a run begins, so that no model has to look for what stands in its place: dbt goes
   over a whole schema for each. #}
{% macro drop_other_kinds() %}
    {%- if execute -%}
        {%- set standing = {} -%}
        {%- for row in run_query("
            select schema_name || '.' || view_name as name, 'view' as kind from duckdb_views() where not internal
            union all
            select schema_name || '.' || table_name, 'table' from duckdb_tables()
        ") -%}
            {%- do standing.update({row.name: row.kind}) -%}
        {%- endfor -%}
        {%- for model in graph.nodes.values() if model.resource_type == 'model' -%}
            {%- set kind = standing.get(model.schema ~ '.' ~ model.alias, model.config.materialized) -%}
            {%- if kind != model.config.materialized %} drop {{ kind }} "{{ model.schema }}"."{{ model.alias }}"; {% endif -%}
        {%- endfor -%}
    {%- endif -%}
{% endmacro %}
