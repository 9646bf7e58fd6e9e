{# The codes of a list of exports, as English says it: 机制、机构与响应文件（F16）、预案备案台账（F03） → F16, F03. #}
{% macro export_codes(exports) -%}
    nullif(array_to_string(regexp_extract_all({{ exports }}, '（(F[0-9]{2})）', 1), ', '), '')
{%- endmacro %}
