{# What is left of a region's name when village becomes community or township becomes town: 柳湾村, 柳湾社区 → 柳湾. #}
{% macro region_stem(name) -%}
    regexp_replace({{ name }}, '(村民委员会|居民委员会|村委会|居委会|社区|街道|村|镇|乡)$', '')
{%- endmacro %}
