{#
The one shape of every rule_ model: one row per record that gives cause to ask. The records have as_of, region_code and
record_id. severity: high, medium or low; department: who has to answer (a column, or null); finding_key: what tells
several findings of one rule about one subject apart; body: what {bodies} counts; amount: what {amount} sums; named: what
{named} says. Columns or SQL expressions.
#}
{% macro hits(
    records, severity="'high'", department='cast(null as varchar)', finding_key="''", body='cast(null as varchar)',
    amount='cast(null as double)', named='cast(null as varchar)'
) -%}
    select
        as_of,
        region_code,
        {{ department }} as department_code,
        {{ finding_key }} as finding_key,
        {{ severity }} as severity,
        record_id,
        {{ body }} as body_key,
        {{ amount }} as amount,
        {{ named }} as named
    from {{ records }}
{%- endmacro %}
