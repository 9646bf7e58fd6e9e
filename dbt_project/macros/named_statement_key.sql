{#
The key of a statement about something that has a name. A name known in two townships means two things; a name known
in one means one thing, also in a statement that leaves the township out.
#}
{% macro named_statement_key(name) -%}
    {%- set known = name_key(name) -%}
    concat_ws(
        '/',
        {{ known }},
        case
            when
                min(records.township_code) over (partition by {{ known }})
                <> max(records.township_code) over (partition by {{ known }})
                then records.region_code
        end
    )
{%- endmacro %}
