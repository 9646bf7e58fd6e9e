{% set crowd_factor = threshold('R16', 'crowd_factor') -%}
{% set part_and_whole = [
    ('stg_emergency__activities', 'held_on', 'passed', 'people', '考核合格数大于参加人数'),
    ('stg_emergency__drills', 'held_on', 'public_participants', 'participants', '群众人数大于参演人数'),
] -%}
{% set part_and_whole_of_registers = [
    ('stg_emergency__teams', 'full_time', 'headcount', '专职人数大于队伍人数'),
    ('stg_emergency__shelters', 'usable_area_m2', 'area_m2', '有效面积大于占地面积'),
] -%}
{% set visitors = '景区|景点|旅游|度假|车站|集市|赶场' -%}

with

as_of_dates as (select as_of from {{ ref('int_as_of_dates') }}),

settings as (select * from {{ ref('int_assessment_settings') }}),

tables_counted as (
    select * from {{ ref('int_tables_reached') }}
    where not is_superseded
),

source_records as (select * from {{ source('raw', 'source_records') }}),

issues as (select * from {{ source('raw', 'cell_issues') }}),

records as (select * from {{ ref('base_muster__records') }}),

drills as (select * from {{ ref('stg_emergency__drills') }}),

regions as (select * from {{ ref('int_regions_at') }}),

bodies as (select * from {{ ref('int_responsible_bodies') }}),

-- cells that were read and not believed: dates to come, numbers beyond what their column can hold
doubted as (
    select distinct
        record_id,
        case when issue_code = 'future_date' then '日期晚于报送时间' else '数值超出该栏的范围' end as named
    from issues
    where issue_code in ('future_date', 'out_of_range') and record_id is not null
),

doubted_cells as (
    select
        tables_counted.as_of,
        doubted.record_id,
        doubted.named
    from doubted
    inner join source_records on doubted.record_id = source_records.record_id
    inner join tables_counted
        on
            source_records.delivery_id = tables_counted.delivery_id
            and source_records.sheet = tables_counted.sheet
            and source_records.table_no = tables_counted.table_no
),

-- only drills that a township or village held for its own people: others draw people from elsewhere
crowds as (
    select
        regions.as_of,
        drills.record_id,
        '参演人数超过当地常住人口' as named
    from drills
    inner join bodies
        on
            drills.record_id = bodies.record_id
            and bodies.column_name = 'organiser_name'
            and bodies.kind = 'township'
    inner join regions
        on
            coalesce(drills.village_code, drills.region_code) = regions.region_code
            and regions.as_of >= coalesce(drills.held_on_to, drills.received_on)
    where
        regions.level in ('township', 'village')
        and drills.participants_low > {{ crowd_factor }} * regions.resident_population
        and not regexp_matches(concat_ws(' ', drills.drill_name, drills.place), '{{ visitors }}')
),

parts as (
    {% for log, event_date, part, whole, named in part_and_whole %}
        select
            as_of_dates.as_of,
            events.record_id,
            '{{ named }}' as named
        from as_of_dates
        inner join {{ ref(log) }} as events
            on as_of_dates.as_of >= coalesce(events.{{ event_date }}_to, events.received_on)
        where events.{{ part }}_low > events.{{ whole }}_high
        union all
    {% endfor %}
    {% for register, part, whole, named in part_and_whole_of_registers %}
        select
            statements.as_of,
            statements.record_id,
            '{{ named }}' as named
        from (
            {{ statements_at(register) }}
        ) as statements
        where statements.{{ part }}_low > statements.{{ whole }}_high
        {% if not loop.last %}union all{% endif %}
    {% endfor %}
),

found as (
    select * from doubted_cells
    union
    select * from crowds
    union
    select * from parts
),

judged as (
    select
        found.*,
        coalesce(records.region_code, settings.county_code) as region_code,
        records.owner_code as department_code
    from found
    cross join settings
    inner join records on found.record_id = records.record_id
)

{{ hits('judged', department='department_code', body='record_id', named='named') }}
