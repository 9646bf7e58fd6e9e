with

shelters as (
    {{ newest_statement('stg_emergency__shelters') }}
),

kind_labels as (
    {{ code_labels('shelter_kind') }}
)

select
    shelters.record_id,
    shelters.region_code,
    shelters.village_code,
    shelters.is_doubtful,
    shelters.statement_on,
    shelters.serial,
    shelters.shelter_name,
    shelters.kind,
    coalesce(kind_labels.zh, shelters.kind_text) as kind_zh,
    shelters.township,
    shelters.place,
    shelters.area_m2,
    shelters.area_m2_low,
    shelters.area_m2_high,
    shelters.usable_area_m2,
    shelters.usable_area_m2_low,
    shelters.usable_area_m2_high,
    shelters.capacity,
    shelters.capacity_low,
    shelters.capacity_high,
    shelters.facilities,
    shelters.opened_on,
    shelters.opened_on_from as opened_from,
    shelters.opened_on_to as opened_to,
    shelters.opened_on_precision,
    coalesce(
        shelters.area_m2_is_imprecise
        or shelters.usable_area_m2_is_imprecise
        or shelters.capacity_is_imprecise,
        false
    ) as is_imprecise
from shelters
left join kind_labels on shelters.kind = kind_labels.code
