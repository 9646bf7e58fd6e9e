with

as_of_dates as (select as_of from {{ ref('int_as_of_dates') }}),

regions as (select * from {{ source('raw', 'regions_known') }}),

stated as (
    select
        statement_on,
        record_id,
        region_code,
        region_name,
        level,
        resident_population,
        households,
        case
            when level = 'village' then coalesce(parent_code, left(region_code, 9))
            when level = 'township' then coalesce(parent_code, left(region_code, 6))
        end as parent_code
    from regions
    where region_code is not null
),

-- Townships and villages may come in files of different dates, so each level has its own newest statement.
statements as (
    select distinct
        level,
        statement_on
    from stated
),

counted as (
    select
        as_of_dates.as_of,
        statements.level,
        coalesce(
            max(statements.statement_on) filter (where statements.statement_on <= as_of_dates.as_of),
            min(statements.statement_on)
        ) as statement_on
    from as_of_dates
    cross join statements
    group by as_of_dates.as_of, statements.level
)

select
    counted.as_of,
    stated.region_code,
    stated.region_name,
    stated.level,
    stated.parent_code,
    stated.resident_population,
    stated.households,
    stated.record_id,
    stated.statement_on,
    stated.statement_on > counted.as_of as reaches_back
from counted
inner join stated on counted.level = stated.level and counted.statement_on = stated.statement_on
qualify row_number() over (partition by counted.as_of, stated.region_code order by stated.record_id) = 1
