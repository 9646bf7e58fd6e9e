with

deliveries as (select * from {{ source('raw', 'deliveries') }}),

delivery_tables as (select * from {{ source('raw', 'delivery_tables') }}),

stated_periods as (select * from {{ source('raw', 'stated_periods') }}),

catalogue_exports as (select * from {{ source('raw', 'catalogue_exports') }}),

source_records as (select * from {{ source('raw', 'source_records') }}),

record_regions as (select * from {{ source('raw', 'record_regions') }}),

record_dates as (select * from {{ ref('int_record_dates') }}),

-- materialized, or the days of all records are held against those of all deliveries before anything else
received as materialized (
    select
        source_records.record_id,
        source_records.delivery_id,
        source_records.sheet,
        source_records.table_no,
        source_records.is_doubtful,
        deliveries.received_on
    from source_records
    inner join deliveries on source_records.delivery_id = deliveries.delivery_id
),

dated as (
    select
        received.delivery_id,
        received.sheet,
        received.table_no,
        received.is_doubtful,
        record_dates.happened_from,
        least(record_dates.happened_to, received.received_on) as happened_to
    from received
    inner join record_dates on received.record_id = record_dates.record_id
    where record_dates.happened_from <= received.received_on
),

-- Doubtful dates (a typed 2052) do not say what a log covers, unless it has no others.
events as (
    select
        delivery_id,
        sheet,
        table_no,
        coalesce(min(happened_from) filter (where not is_doubtful), min(happened_from)) as first_event_on,
        coalesce(max(happened_to) filter (where not is_doubtful), max(happened_to)) as last_event_on
    from dated
    group by delivery_id, sheet, table_no
),

-- distinct before they are listed: a distinct list of every record is many times slower
months_named as (
    select distinct
        delivery_id,
        sheet,
        table_no,
        cast(date_trunc('month', happened_from) as date) as event_month
    from dated
    where not is_doubtful
),

months as (
    select
        delivery_id,
        sheet,
        table_no,
        list(event_month order by event_month) as event_months
    from months_named
    group by delivery_id, sheet, table_no
),

places_named as (
    select distinct
        received.delivery_id,
        received.sheet,
        received.table_no,
        record_regions.region_code
    from received
    inner join record_regions on received.record_id = record_regions.record_id
    where record_regions.region_code is not null
),

places as (
    select
        delivery_id,
        sheet,
        table_no,
        list(region_code order by region_code) as named_codes
    from places_named
    group by delivery_id, sheet, table_no
),

new_versions as (
    select distinct
        replaced_by as delivery_id,
        export_code,
        table_name
    from delivery_tables
    where replaced_by is not null
),

described as (
    select
        delivery_tables.delivery_id,
        delivery_tables.sheet,
        delivery_tables.table_no,
        delivery_tables.export_code,
        delivery_tables.table_name,
        delivery_tables.scope_region_code,
        delivery_tables.in_force_to is null as is_in_force,
        coalesce(delivery_tables.rows_rejected, 0) as rows_rejected,
        coalesce(delivery_tables.rows_accepted, 0) + coalesce(delivery_tables.rows_doubtful, 0) > 0
        or coalesce(delivery_tables.rows_rejected, 0) = 0 as is_loaded,
        new_versions.delivery_id is not null as is_new_version,
        deliveries.received_on,
        catalogue_exports.states,
        catalogue_exports.period,
        catalogue_exports.due_days,
        catalogue_exports.is_owed,
        -- what is reported as it happens is put together by month, its registers by year
        case
            when catalogue_exports.period = 'event' and catalogue_exports.states = 'moment' then 'year'
            when catalogue_exports.period = 'event' then 'month'
            else catalogue_exports.period
        end as period_kind,
        stated_periods.stated_from,
        stated_periods.stated_to,
        events.first_event_on,
        events.last_event_on,
        coalesce(months.event_months, []) as event_months,
        coalesce(places.named_codes, []) as named_codes
    from delivery_tables
    inner join deliveries on delivery_tables.delivery_id = deliveries.delivery_id
    inner join catalogue_exports
        on
            delivery_tables.export_code = catalogue_exports.export_code
            and delivery_tables.table_name = catalogue_exports.table_name
    left join stated_periods
        on
            delivery_tables.delivery_id = stated_periods.delivery_id
            and delivery_tables.sheet = stated_periods.sheet
            and delivery_tables.table_no = stated_periods.table_no
    left join events
        on
            delivery_tables.delivery_id = events.delivery_id
            and delivery_tables.sheet = events.sheet
            and delivery_tables.table_no = events.table_no
    left join months
        on
            delivery_tables.delivery_id = months.delivery_id
            and delivery_tables.sheet = months.sheet
            and delivery_tables.table_no = months.table_no
    left join places
        on
            delivery_tables.delivery_id = places.delivery_id
            and delivery_tables.sheet = places.sheet
            and delivery_tables.table_no = places.table_no
    left join new_versions
        on
            delivery_tables.delivery_id = new_versions.delivery_id
            and delivery_tables.export_code = new_versions.export_code
            and delivery_tables.table_name = new_versions.table_name
),

-- The last day of the last period that was over on receipt; a flood season is reported while it lasts.
closed as (
    select
        *,
        case
            when period_kind = 'flood_season' then make_date(year(received_on), 9, 30)
            else
                cast(
                    {{ period_start('period_kind', '(received_on + interval 1 day)') }}
                    - interval 1 day as date
                )
        end as closed_on
    from described
),

covering as (
    select
        *,
        coalesce(stated_from, case when states = 'events' then first_event_on end, closed_on) as covers_from,
        case
            when stated_to is not null then stated_to
            when states = 'moment' or first_event_on is null then closed_on
            -- a log that runs over several periods reaches to the last one that was over, events or not
            when
                {{ period_start('period_kind', 'first_event_on') }}
                < {{ period_start('period_kind', 'last_event_on') }}
                then greatest(last_event_on, closed_on)
            else last_event_on
        end as covers_to
    from closed
),

newest as (
    select
        *,
        {{ period_start(
            'period_kind',
            'greatest(covers_from, least(covers_to, greatest(closed_on, coalesce(last_event_on, closed_on))))'
        ) }} as newest_period_from
    from covering
),

due as (
    select
        *,
        case
            when is_owed and not (period = 'event' and states = 'moment')
                then cast({{ period_end('period_kind', 'newest_period_from') }} + to_days(due_days) as date)
        end as due_on
    from newest
)

select
    *,
    -- a correction has no date of its own to be late for
    case when not is_new_version then greatest(date_diff('day', due_on, received_on), 0) end as days_late
from due
