with

as_of_dates as (select as_of from {{ ref('int_as_of_dates') }}),

drills as (select * from {{ ref('int_drills_held') }})

select
    as_of_dates.as_of,
    drills.*,
    not(
        drills.held_on_from > as_of_dates.as_of - interval 12 month
        and coalesce(drills.held_on_to <= as_of_dates.as_of, false)
    ) as crosses_the_edge
from as_of_dates
inner join drills
    on
        as_of_dates.as_of >= drills.held_on_from
        and coalesce(drills.held_on_to > as_of_dates.as_of - interval 12 month, true)
