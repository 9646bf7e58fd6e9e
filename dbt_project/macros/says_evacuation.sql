{# Whether a text speaks of moving people out of danger. #}
{% macro says_evacuation(text) -%}
    (
        {{ text }} like '%转移避险%'
        or {{ text }} like '%避险转移%'
        or {{ text }} like '%疏散%'
        or {{ text }} like '%撤离%'
    )
{%- endmacro %}
