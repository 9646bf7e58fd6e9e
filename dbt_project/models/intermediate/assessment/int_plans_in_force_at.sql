with

as_of_dates as (select * from {{ ref('int_as_of_dates') }}),

-- the texts at every date again would be most of the warehouse
plans as (select * exclude (plan_text) from {{ ref('int_plans_owned') }})

select
    as_of_dates.as_of,
    plans.*
from as_of_dates
inner join plans
    on
        -- a plan without a date of issue exists at the latest from the day that the register came in
        (
            as_of_dates.as_of >= coalesce(
                plans.issued_on_to,
                least(plans.filed_on_to, plans.evaluated_on_to, plans.revised_on_to, plans.received_on)
            )
            or (as_of_dates.is_latest and plans.issued_on_from is null)
        )
        and coalesce(as_of_dates.as_of <= plans.valid_until_to, true)
        and coalesce(as_of_dates.as_of < plans.withdrawn_on_from, true)
        -- withdrawn on an unknown day: gone at the latest when the register said so
        and not (
            coalesce(plans.is_withdrawn, false)
            and plans.withdrawn_on_from is null
            and (as_of_dates.is_latest or as_of_dates.as_of >= plans.received_on)
        )
