{#
The one shape of every ind_ model. An excluded record adds nothing; any other adds to the denominator, and also to the
numerator where the question is met. numerator and denominator are what one such record adds: a number or a column.
The answers have as_of, subject_kind, subject_code, record_id, is_met and excluded_because (null: not excluded).
#}
{% macro roles(answers, numerator='1.0', denominator='1.0') -%}
    select
        as_of,
        subject_kind,
        subject_code,
        record_id,
        case
            when excluded_because is not null then 'excluded'
            when is_met then 'numerator'
            else 'denominator_only'
        end as role,
        excluded_because,
        case when excluded_because is null and is_met then {{ numerator }} else 0.0 end as numerator_amount,
        case when excluded_because is null then {{ denominator }} else 0.0 end as denominator_amount
    from {{ answers }}
{%- endmacro %}
