{#
Aggregates lists of exports (机制、机构与响应文件（F16）、预案备案台账（F03）) into one that names each once; null where there is
none. A name may itself have a 、, so a list is only parted after a code.
#}
{% macro exports_once(lists) -%}
    array_to_string(
        list_sort(list_distinct(flatten(
            list(string_split(regexp_replace({{ lists }}, '（(F[0-9]{2})）、', '（\1）|', 'g'), '|'))
                filter (where {{ lists }} is not null)
        ))),
        '、'
    )
{%- endmacro %}
