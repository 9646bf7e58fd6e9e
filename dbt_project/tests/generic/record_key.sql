{# Rows whose key is missing or comes twice; `with_columns` completes a key of several columns. #}
{% test record_key(model, column_name, with_columns=[]) %}
{{ broken_keys(model, [column_name] + with_columns) }}
{% endtest %}
