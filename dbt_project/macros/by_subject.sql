{#
Gives each record to the subjects it counts for: the county and the township that int_indicator_regions asks about
its region, and with_departments also its department wherever the county is asked. All columns of the records, with
subject_kind and subject_code; a record counts once per subject, and not at all where its region was not delivered.
The records have as_of, region_code and, with_departments, department_code.
#}
{% macro by_subject(records, indicator_code, with_departments=false) -%}
    select
        {{ records }}.*,
        asked.subject_kind,
        asked.subject_code
    from {{ records }}
    inner join {{ ref('int_indicator_regions') }} as asked
        on {{ records }}.as_of = asked.as_of and {{ records }}.region_code = asked.region_code
    where asked.indicator_code = '{{ indicator_code }}'
    {%- if with_departments %}
    union all
    select
        {{ records }}.*,
        'department' as subject_kind,
        {{ records }}.department_code as subject_code
    from {{ records }}
    inner join {{ ref('int_indicator_regions') }} as asked
        on {{ records }}.as_of = asked.as_of and {{ records }}.region_code = asked.region_code
    where
        asked.indicator_code = '{{ indicator_code }}'
        and asked.subject_kind = 'county'
        and {{ records }}.department_code is not null
    {%- endif %}
{%- endmacro %}
