with

due as (select * from {{ ref('int_submissions_due') }}),

table_periods as (select * from {{ ref('int_table_periods') }}),

regions as (
    select distinct region_code
    from {{ ref('int_regions_at') }}
    where level = 'township'
)

select
    due.export_code,
    due.table_name,
    due.owner_code,
    due.period_from,
    table_periods.delivery_id,
    table_periods.received_on,
    table_periods.is_in_force,
    table_periods.is_loaded,
    table_periods.rows_rejected,
    -- a log that ends inside the period, or came before the period was over without being the period's own
    table_periods.states = 'events'
    and table_periods.period != 'event'
    and (
        coalesce(table_periods.stated_to < due.period_end, false)
        or (
            table_periods.received_on < due.period_end
            and not coalesce(table_periods.stated_from >= due.period_from, false)
        )
    ) as is_part
from due
inner join table_periods
    on
        due.export_code = table_periods.export_code
        and due.table_name = table_periods.table_name
        and due.period_from <= table_periods.covers_to
        -- a statement made after the flood season still states it
        and greatest(
            due.period_end,
            case when due.period_kind = 'flood_season' then make_date(year(due.period_from), 12, 31) end
        ) >= table_periods.covers_from
left join regions on table_periods.scope_region_code = regions.region_code
where
    (
        table_periods.states = 'moment'
        or due.period_end <= table_periods.received_on
        or (
            table_periods.first_event_on <= due.period_end
            and table_periods.last_event_on >= due.period_from
        )
        or (
            table_periods.covers_from >= due.period_from
            and table_periods.covers_to <= due.period_end
        )
    )
    -- what is reported as it happens covers the months in which something happened
    and (
        table_periods.period != 'event'
        or table_periods.states = 'moment'
        or list_contains(table_periods.event_months, due.period_from)
    )
    and (
        (due.scope_region_code is null and regions.region_code is null)
        or due.scope_region_code = regions.region_code
        or (regions.region_code is null and list_contains(table_periods.named_codes, due.scope_region_code))
    )
