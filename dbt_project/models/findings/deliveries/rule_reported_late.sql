{% set days_of_grace = threshold('R28', 'days_of_grace') -%}

with

settings as (select * from {{ ref('int_assessment_settings') }}),

source_records as (select * from {{ source('raw', 'source_records') }}),

records as (select * from {{ ref('base_muster__records') }}),

reported as (
    select
        *,
        case
            when states = 'moment'
                then date_diff('day', coalesce(stated_to, covers_to), received_on) - due_days
            else days_late
        end as days_over
    from {{ ref('int_tables_reached') }}
    where not is_new_version and is_newest_of_its_day
),

-- as many days too late as were allowed, at most so many
late as (
    select * from reported
    where days_over > least(due_days, {{ days_of_grace }})
),

judged as (
    select
        late.as_of,
        source_records.record_id,
        coalesce(records.region_code, settings.county_code) as region_code,
        late.owner_code as department_code,
        late.delivery_id,
        late.place_zh as named
    from late
    cross join settings
    inner join source_records
        on
            late.delivery_id = source_records.delivery_id
            and late.sheet = source_records.sheet
            and late.table_no = source_records.table_no
    inner join records on source_records.record_id = records.record_id
)

{{ hits('judged', severity="'low'", department='department_code', body='delivery_id', named='named') }}
