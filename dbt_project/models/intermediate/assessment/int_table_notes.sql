{# Exports of several tables: the one table without which an indicator cannot be computed. #}
{%- set needed = [
    ('I01', 'F16', 'mechanisms'),
    ('I02', 'F16', 'responses'),
    ('I04', 'F16', 'first_reports'),
    ('I32', 'F11', 'reservoirs'),
    ('I34', 'F17', 'interfaces'),
    ('I35', 'F17', 'roll_calls'),
] -%}

with

frame as (
    select * from {{ ref('int_indicator_frame') }}
    where is_delivered
),

readable as (select * from {{ ref('int_tables_delivered') }}),

catalogue_exports as (select * from {{ source('raw', 'catalogue_exports') }}),

needed as (
    {% for indicator_code, export_code, table_name in needed %}
        select
            '{{ indicator_code }}' as indicator_code,
            '{{ export_code }}' as export_code,
            '{{ table_name }}' as table_name
        {% if not loop.last %}union all{% endif %}
    {% endfor %}
),

-- A log is only asked about the last twelve months, so an older file answers nothing.
delivered as (
    select distinct
        frame.indicator_code,
        frame.as_of
    from frame
    inner join needed on frame.indicator_code = needed.indicator_code
    inner join catalogue_exports
        on
            needed.export_code = catalogue_exports.export_code
            and needed.table_name = catalogue_exports.table_name
    inner join readable
        on
            needed.export_code = readable.export_code
            and needed.table_name = readable.table_name
            and frame.as_of >= readable.covered_from
            and (
                catalogue_exports.states = 'moment'
                or readable.covered_to > frame.as_of - interval 12 month
            )
)

select
    frame.indicator_code,
    frame.as_of,
    frame.subject_kind,
    frame.subject_code,
    'not_delivered' as forced_status,
    '未报送' || catalogue_exports.table_zh || '（' || needed.export_code || '）' as note_zh
from frame
inner join needed on frame.indicator_code = needed.indicator_code
inner join catalogue_exports
    on
        needed.export_code = catalogue_exports.export_code
        and needed.table_name = catalogue_exports.table_name
left join delivered on frame.indicator_code = delivered.indicator_code and frame.as_of = delivered.as_of
where delivered.as_of is null
