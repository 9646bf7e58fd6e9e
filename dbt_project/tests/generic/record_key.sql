{# Rows whose key is missing or comes twice; `with_columns` completes a key of several columns. #}
{% test record_key(model, column_name, with_columns=[]) %}
{% set key = ([column_name] + with_columns) | join(', ') %}
select {{ key }}
from {{ model }}
group by {{ key }}
having count(*) > 1 or count({{ key.split(', ') | join(') = 0 or count(') }}) = 0
{% endtest %}
