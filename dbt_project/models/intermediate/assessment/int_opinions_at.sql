with

as_of_dates as (select as_of from {{ ref('int_as_of_dates') }}),

settings as (select * from {{ ref('int_assessment_settings') }}),

opinions as (select * from {{ ref('stg_peoples_congress__opinions') }}),

bodies as (
    select
        record_id,
        code
    from {{ ref('int_responsible_bodies') }}
    where column_name = 'responsible_body' and kind in ('department', 'fire')
)

select
    as_of_dates.as_of,
    opinions.record_id,
    opinions.due_on_to,
    opinions.closed_on_to,
    opinions.revisited_on_to,
    opinions.progress,
    opinions.revisit_result,
    bodies.code as department_code,
    coalesce(opinions.region_code, settings.county_code) as region_code
from as_of_dates
cross join settings
inner join opinions
    on as_of_dates.as_of >= coalesce(opinions.assigned_on_to, opinions.assigned_on_from, opinions.received_on)
left join bodies on opinions.record_id = bodies.record_id
