{# Rows whose key is missing or comes twice; `with_columns` completes a key of several columns. #}
{% test record_key(model, column_name, with_columns=[]) %}
{%- set key = [column_name] + with_columns %}
select {{ key | join(', ') }}
from {{ model }}
group by {{ key | join(', ') }}
having count(*) > 1 or count({{ key | join(') = 0 or count(') }}) = 0
{% endtest %}
