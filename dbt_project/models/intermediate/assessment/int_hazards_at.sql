with

as_of_dates as (select * from {{ ref('int_as_of_dates') }}),

settings as (select * from {{ ref('int_assessment_settings') }}),

hazards as (select * from {{ ref('int_hazards_found') }})

select
    as_of_dates.as_of,
    hazards.* exclude (is_verified),
    coalesce(hazards.is_verified and hazards.verified_on_to <= as_of_dates.as_of, false) as is_verified,
    coalesce(hazards.closed_on <= as_of_dates.as_of, false)
    -- closed on an unknown day: closed at the latest when the register said so
    or (
        hazards.is_closed_undated
        and (as_of_dates.is_latest or as_of_dates.as_of >= hazards.received_on)
    ) as is_closed
from as_of_dates
cross join settings
inner join hazards
    on
        as_of_dates.as_of >= coalesce(hazards.found_on_to, hazards.received_on)
        and coalesce(settings.since_on <= hazards.found_on_from, true)
