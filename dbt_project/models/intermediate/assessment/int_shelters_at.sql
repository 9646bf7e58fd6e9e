with

settings as (select * from {{ ref('int_assessment_settings') }}),

shelters as (
    {{ statements_at('stg_emergency__shelters') }}
)

select
    shelters.as_of,
    shelters.record_id,
    shelters.statement_on,
    shelters.usable_area_m2,
    coalesce(shelters.usable_area_m2_is_imprecise, false) as is_imprecise,
    coalesce(shelters.region_code, settings.county_code) as region_code,
    coalesce(shelters.opened_on_from <= shelters.as_of, true) as is_open
from shelters
cross join settings
