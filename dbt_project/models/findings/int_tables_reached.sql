with

as_of_dates as (select as_of from {{ ref('int_as_of_dates') }}),

settings as (select * from {{ ref('int_assessment_settings') }}),

table_periods as (select * from {{ ref('int_table_periods') }}),

delivery_tables as (select * from {{ source('raw', 'delivery_tables') }}),

deliveries as (select * from {{ source('raw', 'deliveries') }}),

in_force as (
    select
        table_periods.delivery_id,
        table_periods.sheet,
        table_periods.table_no,
        table_periods.export_code,
        table_periods.table_name,
        table_periods.states,
        table_periods.due_days,
        table_periods.stated_to,
        table_periods.covers_to,
        table_periods.days_late,
        table_periods.is_new_version,
        table_periods.received_on,
        -- older periods handed in together with a newer one are a history
        table_periods.covers_to = max(table_periods.covers_to) over (
            partition by
                table_periods.export_code,
                table_periods.table_name,
                delivery_tables.owner_code,
                table_periods.scope_region_code,
                table_periods.received_on
        ) as is_newest_of_its_day,
        delivery_tables.owner_code,
        coalesce(table_periods.scope_region_code, settings.county_code) as region_code,
        -- a log is whole with its last event, a register with the moment that it states
        case
            when table_periods.states = 'events'
                then coalesce(
                    least(table_periods.covers_to, table_periods.last_event_on), table_periods.covers_to
                )
            else table_periods.covers_to
        end as whole_on,
        '《' || deliveries.file_name || '》'
        || case when table_periods.sheet <> '' then '“' || table_periods.sheet || '”表' else '' end as place_zh
    from table_periods
    cross join settings
    inner join delivery_tables
        on
            table_periods.delivery_id = delivery_tables.delivery_id
            and table_periods.sheet = delivery_tables.sheet
            and table_periods.table_no = delivery_tables.table_no
    inner join deliveries on table_periods.delivery_id = deliveries.delivery_id
    where table_periods.is_in_force and table_periods.is_owed
),

reached as (
    select
        as_of_dates.as_of,
        in_force.*,
        max(in_force.covers_to) over (
            partition by
                as_of_dates.as_of,
                in_force.export_code,
                in_force.table_name,
                in_force.owner_code,
                in_force.region_code
        ) as newest_on
    from as_of_dates
    inner join in_force on as_of_dates.as_of >= in_force.whole_on
)

select
    * exclude (newest_on),
    states = 'moment' and covers_to < newest_on as is_superseded
from reached
