-- noqa: disable=TMP,LT02
{# Compares texts with the catalogue: an indicator without records is seen too. The linter has no graph. #}
{% set pairs = [] %}
{% set texts = {} %}
{% if execute %}
    {% for node in graph.nodes.values() if node.resource_type == 'model' %}
        {% do texts.update({node.name: node.raw_code}) %}
    {% endfor %}
    {% set union_of = "'(I\\d\\d)' as indicator_code,\\s+\\*\\s+from \\{\\{ ref\\('(\\w+)'\\)" %}
    {% set asked_for = "(?:indicator_code = |by_subject\\('\\w+', )'(I\\d\\d)'" %}
    {% for pair in modules.re.findall(union_of, texts.get('int_indicator_records', '')) %}
        {% set asked = modules.re.findall(asked_for, texts[pair[1]]) | unique | join(',') %}
        {% do pairs.append({'code': pair[0], 'model': pair[1], 'asked': asked}) %}
    {% endfor %}
{% endif %}

with

united as (
    {% for pair in pairs %}
        select
            '{{ pair.code }}' as code,
            '{{ pair.model }}' as model,
            '{{ pair.asked }}' as asked
        {% if not loop.last %}union all{% endif %}
    {% else %}
        select
            cast(null as varchar) as code,
            cast(null as varchar) as model,
            cast(null as varchar) as asked
    {% endfor %}
),

declared as (
    select
        code,
        model
    from {{ source('raw', 'catalogue_indicators') }}
    where model is not null
)

select
    declared.code as declared_code,
    declared.model as declared_model,
    united.code as united_code,
    united.model as united_model,
    united.asked
from declared
full outer join united on declared.code = united.code and declared.model = united.model
where declared.code is null or united.code is null or united.asked <> united.code
