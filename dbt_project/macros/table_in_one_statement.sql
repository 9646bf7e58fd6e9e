{# A table is replaced by one statement: atomic in DuckDB, without the renaming and dropping of dbt's own way, which cost
   more than most models. A Python model writes beside its table first, since it writes by itself. #}
{% materialization table, adapter='duckdb', supported_languages=['sql', 'python'] %}
    {%- set target_relation = this.incorporate(type='table') -%}
    {{ run_hooks(pre_hooks) }}
    {%- if model['language'] == 'python' -%}
        {%- set beside = make_intermediate_relation(target_relation) -%}
        {% call statement('before', auto_begin=False) %}drop table if exists {{ beside }}{% endcall %}
        {% call statement('main', language='python') -%}
            {{ create_table_as(False, beside, compiled_code, 'python') }}
        {%- endcall %}
        {% call statement('replaced') %}create or replace table {{ target_relation }} as from {{ beside }}{% endcall %}
        {% call statement('after') %}drop table {{ beside }}{% endcall %}
        {{ adapter.commit() }}
    {%- else -%}
        {% call statement('main', auto_begin=False) -%}
            create or replace table {{ target_relation }} as (
                {{ compiled_code }}
            )
        {%- endcall %}
    {%- endif -%}
    {{ run_hooks(post_hooks) }}
    {{ return({'relations': [target_relation]}) }}
{% endmaterialization %}


{# The same for views. #}
{% materialization view, adapter='duckdb' %}
    {%- set target_relation = this.incorporate(type='view') -%}
    {{ run_hooks(pre_hooks) }}
    {% call statement('main', auto_begin=False) -%}
        create or replace view {{ target_relation }} as (
            {{ sql }}
        )
    {%- endcall %}
    {{ run_hooks(post_hooks) }}
    {{ return({'relations': [target_relation]}) }}
{% endmaterialization %}
