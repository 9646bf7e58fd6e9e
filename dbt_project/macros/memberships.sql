{#
A person in several teams counts once per subject. Whether a membership is not the one that counts: the first in the
order best_first is, ties by record_id. The memberships have as_of, subject_kind, subject_code, person_key, record_id.
#}
{% macro is_counted_elsewhere(best_first) -%}
    row_number() over (
        partition by as_of, subject_kind, subject_code, person_key
        order by {{ best_first }}, record_id
    ) > 1
{%- endmacro %}

{# Whether any of the person's memberships within the subject has it. #}
{% macro has_for_person(condition) -%}
    bool_or({{ condition }}) over (partition by as_of, subject_kind, subject_code, person_key)
{%- endmacro %}
