{# The exports that stand under each key in one text: 机制、机构与响应文件（F16）、地质灾害隐患点（F09）. #}
{% macro exports_named(needed, keys) -%}
    select
        {{ keys | join(', ') }},
        string_agg(distinct named.export_zh, '、' order by named.export_zh) as exports_zh
    from {{ needed }} as needed
    inner join (
        select distinct
            export_code,
            export_zh || '（' || export_code || '）' as export_zh
        from {{ source('raw', 'catalogue_exports') }}
    ) as named on needed.export_code = named.export_code
    group by {{ keys | join(', ') }}
{%- endmacro %}
