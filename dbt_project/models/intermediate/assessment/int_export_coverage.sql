with

as_of_dates as (select as_of from {{ ref('int_as_of_dates') }}),

settings as (select * from {{ ref('int_assessment_settings') }}),

regions as (select * from {{ ref('int_regions_at') }}),

readable as (select * from {{ ref('int_tables_delivered') }}),

catalogue_exports as (select * from {{ source('raw', 'catalogue_exports') }}),

townships as (
    select distinct region_code
    from regions
    where level = 'township'
),

places as (
    select region_code from townships
    union
    select county_code from settings
),

exports as (
    select
        export_code,
        max(export_zh) as export_zh
    from catalogue_exports
    where is_owed
    group by export_code
),

in_time as (
    select
        as_of_dates.as_of,
        readable.export_code,
        readable.scope_code,
        readable.named_codes
    from readable
    inner join as_of_dates
        on
            (readable.covered_from <= as_of_dates.as_of or readable.export_code = 'F18')
            -- these are only asked about the last twelve months, so an older file answers nothing
            and (
                readable.export_code not in ('F04', 'F08', 'F10', 'F12', 'F15')
                or readable.covered_to > as_of_dates.as_of - interval 12 month
            )
            -- and a budget only about its own year
            and (
                readable.export_code <> 'F13'
                or coalesce(year(readable.period_to) >= year(as_of_dates.as_of), true)
            )
),

answered as (
    select
        as_of,
        export_code,
        list(scope_code) filter (where scope_code is not null) as own_codes,
        flatten(list(named_codes) filter (where scope_code is null)) as named_codes
    from in_time
    group by as_of, export_code
),

-- Once a township has a table of its own, one without is missing, unless a table of the county speaks for it:
-- it names the township, or at least half of those without a table of their own and so is about all of them.
lacking as (
    select
        answered.as_of,
        answered.export_code,
        count(*) as townships,
        count(*) filter (where list_contains(answered.named_codes, townships.region_code)) as named
    from answered
    inner join townships on not list_contains(answered.own_codes, townships.region_code)
    group by answered.as_of, answered.export_code
),

modes as (
    select
        answered.*,
        answered.own_codes is not null
        and coalesce(lacking.named * 2 < lacking.townships or lacking.named = 0, true) as is_by_township
    from answered
    left join lacking on answered.as_of = lacking.as_of and answered.export_code = lacking.export_code
),

delivered as (
    select
        modes.as_of,
        modes.export_code,
        places.region_code
    from modes
    cross join settings
    inner join places
        on
            not modes.is_by_township
            or list_contains(modes.own_codes, places.region_code)
            or list_contains(modes.named_codes, places.region_code)
            or settings.county_code = places.region_code
)

select
    as_of_dates.as_of,
    exports.export_code,
    exports.export_zh,
    places.region_code,
    coalesce(modes.is_by_township, false) as is_by_township,
    delivered.export_code is not null as is_delivered
from as_of_dates
cross join exports
cross join places
left join modes on as_of_dates.as_of = modes.as_of and exports.export_code = modes.export_code
left join delivered
    on
        as_of_dates.as_of = delivered.as_of
        and exports.export_code = delivered.export_code
        and places.region_code = delivered.region_code
