{% set population_tolerance = threshold('R15', 'population_tolerance') -%}
{% set rounding = 0.0001 -%}

with

tables_counted as (
    select * from {{ ref('int_tables_reached') }}
    where not is_superseded
),

issues as (select * from {{ source('raw', 'cell_issues') }}),

records as (select * from {{ source('raw', 'source_records') }}),

history as (select * from {{ ref('source_rows_history') }}),

regions as (select * from {{ ref('int_regions_at') }}),

settings as (select * from {{ ref('int_assessment_settings') }}),

totals as (
    select
        delivery_id,
        sheet,
        table_no,
        row_number,
        column_zh,
        reason_zh,
        try_cast(regexp_extract(reason_zh, '相差(-?[0-9.]+)', 1) as double) as difference
    from issues
    where issue_code in ('total_differs', 'part_exceeds_total')
),

-- rows that whoever added up may have left out: copies (of the row they repeat) and hidden ones
left_out as (
    select
        delivery_id,
        sheet,
        table_no,
        'copied' as kind,
        try_cast(regexp_extract(reason_zh, '第([0-9]+)行', 1) as integer) as row_number
    from issues
    where issue_code = 'duplicate'
    union all
    select
        delivery_id,
        sheet,
        table_no,
        'hidden' as kind,
        try_cast(unnest(regexp_extract_all(regexp_extract(reason_zh, '（第([0-9、]+)', 1), '[0-9]+')) as integer)
            as row_number
    from issues
    where issue_code = 'hidden_rows'
),

numbers_left_out as (
    select
        totals.delivery_id,
        totals.sheet,
        totals.table_no,
        totals.row_number,
        totals.column_zh,
        left_out.kind,
        sum(try_cast(
            translate(
                json_extract_string(history.cells, '$."' || totals.column_zh || '"'), ',， 　', ''
            ) as double
        )) as number
    from totals
    inner join left_out
        on
            totals.delivery_id = left_out.delivery_id
            and totals.sheet = left_out.sheet
            and totals.table_no = left_out.table_no
    inner join history
        on
            left_out.delivery_id = history.delivery_id
            and left_out.sheet = history.sheet
            and left_out.table_no = history.table_no
            and left_out.row_number = history.row_number
    group by all
),

explained as (
    select
        totals.*,
        coalesce(max(numbers_left_out.number) filter (where numbers_left_out.kind = 'copied'), 0) as copied,
        coalesce(max(numbers_left_out.number) filter (where numbers_left_out.kind = 'hidden'), 0) as hidden
    from totals
    left join numbers_left_out
        on
            totals.delivery_id = numbers_left_out.delivery_id
            and totals.sheet = numbers_left_out.sheet
            and totals.table_no = numbers_left_out.table_no
            and totals.row_number = numbers_left_out.row_number
            and totals.column_zh = numbers_left_out.column_zh
    group by all
),

wrong_totals as (
    select
        *,
        delivery_id || '/' || sheet || '/' || table_no || '/' || row_number || '/' || column_zh as total_key
    from explained
    where
        difference is null
        or (
            abs(difference + copied) > {{ rounding }}
            and abs(difference + hidden) > {{ rounding }}
            and abs(difference + copied + hidden) > {{ rounding }}
        )
),

in_tables as (
    select
        tables_counted.as_of,
        tables_counted.region_code,
        tables_counted.owner_code as department_code,
        records.record_id,
        wrong_totals.total_key,
        tables_counted.place_zh || '第' || wrong_totals.row_number || '行“' || wrong_totals.column_zh || '”一栏，'
        || regexp_replace(wrong_totals.reason_zh, '，请核对', '') as named
    from tables_counted
    inner join wrong_totals
        on
            tables_counted.delivery_id = wrong_totals.delivery_id
            and tables_counted.sheet = wrong_totals.sheet
            and tables_counted.table_no = wrong_totals.table_no
    inner join records
        on
            wrong_totals.delivery_id = records.delivery_id
            and wrong_totals.sheet = records.sheet
            and wrong_totals.table_no = records.table_no
),

parts as (
    select
        as_of,
        parent_code,
        statement_on,
        sum(resident_population) as population,
        count(*) = count(resident_population) as is_complete
    from regions
    where parent_code is not null
    group by as_of, parent_code, statement_on
),

-- parts and whole of one statement only
in_regions as (
    select
        regions.as_of,
        case
            when regions.level = 'township' then regions.region_code else settings.county_code
        end as region_code,
        cast(null as varchar) as department_code,
        regions.record_id,
        regions.region_code as total_key,
        regions.region_name || '常住人口' || cast(round(regions.resident_population) as bigint)
        || '人，所辖各地合计' || cast(round(parts.population) as bigint) || '人' as named
    from regions
    cross join settings
    inner join parts
        on
            regions.as_of = parts.as_of
            and regions.region_code = parts.parent_code
            and regions.statement_on = parts.statement_on
    where
        parts.is_complete
        and regions.record_id is not null
        and abs(parts.population - regions.resident_population)
        > {{ population_tolerance }} * regions.resident_population
),

judged as (
    select * from in_tables
    union all
    select * from in_regions
)

{{ hits('judged', department='department_code', finding_key='total_key', body='total_key', named='named') }}
