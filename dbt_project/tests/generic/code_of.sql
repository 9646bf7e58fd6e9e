{# Codes that their code list does not have. #}
{% test code_of(model, column_name, code_list) %}
select distinct {{ column_name }}
from {{ model }}
where
    {{ column_name }} is not null
    and {{ column_name }} not in (
        select code
        from {{ source('raw', 'code_entries') }}
        where code_list = '{{ code_list }}'
    )
{% endtest %}
