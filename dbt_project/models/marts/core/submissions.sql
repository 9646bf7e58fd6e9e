with

due as (select * from {{ ref('int_submissions_due') }}),

received as (select * from {{ ref('int_submissions_received') }}),

as_of_dates as (select * from {{ ref('int_as_of_dates') }}),

deliveries as (select * from {{ ref('int_deliveries_owed') }}),

catalogue_exports as (select * from {{ source('raw', 'catalogue_exports') }}),

regions as (select * from {{ ref('dim_regions') }}),

-- What the data knows of: the newest as-of date, or the day of a later receipt.
known as (
    select greatest(
        (
            select max(as_of) from as_of_dates
            where is_latest
        ), (select max(received_on) from deliveries
        )
    ) as known_on
),

counted as (
    select
        export_code,
        table_name,
        owner_code,
        period_from,
        min(received_on) filter (where is_loaded and not is_part) as first_received_on,
        count(distinct delivery_id) as deliveries,
        string_agg(distinct delivery_id, ', ' order by delivery_id) as delivery_ids,
        bool_or(is_part and is_loaded) as has_part,
        bool_or(not is_loaded) as has_returned,
        coalesce(sum(rows_rejected) filter (where is_in_force), 0) as rows_rejected
    from received
    group by export_code, table_name, owner_code, period_from
),

judged as (
    select
        due.*,
        counted.first_received_on,
        coalesce(counted.deliveries, 0) as deliveries,
        counted.delivery_ids,
        coalesce(counted.has_part, false) as has_part,
        coalesce(counted.rows_rejected, 0) as rows_rejected,
        case
            when counted.first_received_on is not null
                then case when counted.first_received_on > due.due_on then 'late' else 'on_time' end
            when counted.has_returned then 'returned'
            when due.due_on < known.known_on then 'missing'
            else 'not_yet_due'
        end as state
    from due
    cross join known
    left join counted
        on
            due.export_code = counted.export_code
            and due.table_name = counted.table_name
            and due.owner_code = counted.owner_code
            and due.period_from = counted.period_from
    where due.is_owed or counted.deliveries is not null
)

select
    judged.export_code,
    catalogue_exports.export_zh,
    judged.table_name,
    catalogue_exports.table_zh,
    judged.owner_code,
    coalesce(regions.region_name, catalogue_exports.owner_zh) as owner_zh,
    judged.scope_region_code,
    judged.period_kind,
    judged.period,
    judged.period_from,
    judged.period_end,
    judged.due_on,
    judged.state,
    judged.first_received_on,
    case when judged.state = 'late' then date_diff('day', judged.due_on, judged.first_received_on) end
        as days_late,
    judged.deliveries,
    judged.delivery_ids,
    judged.rows_rejected,
    judged.has_part
from judged
inner join catalogue_exports
    on
        judged.export_code = catalogue_exports.export_code
        and judged.table_name = catalogue_exports.table_name
left join regions on judged.scope_region_code = regions.region_code
