{# Classes as records of how many of those expected were trained. Who came beyond those expected was not one of them. #}
{% macro trained_of_expected(classes) -%}
    select
        as_of,
        record_id,
        region_code,
        coalesce(people > 0, false) as is_met,
        least(people, expected_people) as trained_people,
        expected_people,
        case
            when crosses_the_edge then '日期不确定：可能在统计期之外'
            when expected_people is null then '待核：未填应训人数'
            when people is null then '待核：未填参训人数'
        end as excluded_because
    from {{ classes }}
{%- endmacro %}
