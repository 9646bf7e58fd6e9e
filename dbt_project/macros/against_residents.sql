{#
Records that are set against the residents of their township: the records add `amount`, the townships their residents.
A township without a population can be set against nothing, so its records are left out with it. not_counted: when the
record is none of the figure's; unknown: when its amount cannot be told. Each is a condition and the reason in Chinese.
The records have as_of, record_id and region_code.
#}
{% macro against_residents(records, amount, not_counted, unknown) -%}
    select
        {{ records }}.as_of,
        {{ records }}.record_id,
        {{ records }}.region_code,
        true as is_met,
        {{ records }}.{{ amount }} as amount,
        0.0 as residents,
        case
            when {{ not_counted[0] }} then '{{ not_counted[1] }}'
            when townships.region_code is not null and townships.resident_population is null
                then '待核：所在乡镇的常住人口未填或无法读取'
            when {{ unknown[0] }} then '{{ unknown[1] }}'
        end as excluded_because
    from {{ records }}
    left join
        townships
        on {{ records }}.as_of = townships.as_of and {{ records }}.region_code = townships.region_code
    union all
    select
        as_of,
        record_id,
        region_code,
        false as is_met,
        0.0 as amount,
        resident_population as residents,
        case when resident_population is null then '待核：常住人口未填或无法读取' end as excluded_because
    from townships
{%- endmacro %}
