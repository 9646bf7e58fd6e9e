{# A register at the newest as-of date: per statement_key, the records of the newest statement on or before it. #}
{% macro newest_statement(register) -%}
    select *
    from {{ ref(register) }}
    where statement_on <= (select max(as_of) from {{ ref('int_as_of_dates') }} where is_latest)
    qualify statement_on = max(statement_on) over (partition by statement_key)
{%- endmacro %}

{# A register at every as-of date: one row per record and as_of, by the same rule. #}
{% macro statements_at(register) -%}
    select
        as_of_dates.as_of,
        as_of_dates.is_latest,
        statements.*
    from {{ ref('int_as_of_dates') }} as as_of_dates
    inner join {{ ref(register) }} as statements on as_of_dates.as_of >= statements.statement_on
    qualify
        statements.statement_on
        = max(statements.statement_on) over (partition by as_of_dates.as_of, statements.statement_key)
{%- endmacro %}
