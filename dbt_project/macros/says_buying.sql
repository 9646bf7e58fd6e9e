{# Whether the name of a budget item is that of goods or equipment bought. #}
{% macro says_buying(item_name) -%}
    regexp_matches(
        {{ item_name }}, '(物资|装备|器材).*(购置|采购|储备|更新)|(购置|采购|更新).*(物资|装备|器材)'
    )
{%- endmacro %}
