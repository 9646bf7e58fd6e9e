with

records as (
    select * from {{ ref('base_muster__records') }}
),

sent as (
    select
        record_id,
        statement_on,
        serial,
        region_code as region_code_text,
        region_name,
        township_name,
        village_name,
        households_number as households,
        households_low,
        households_high,
        households_is_imprecise,
        resident_population_number as resident_population,
        resident_population_low,
        resident_population_high,
        resident_population_is_imprecise,
        registered_population_number as registered_population,
        registered_population_low,
        registered_population_high,
        registered_population_is_imprecise,
        village_count_number as village_count,
        village_count_low,
        village_count_high,
        village_count_is_imprecise,
        change_note
    from {{ source('statistics', 'f18_regions') }}
),

regions as (
    select
        record_id,
        region_code,
        level,
        parent_code
    from {{ source('raw', 'regions_known') }}
)

select
    records.record_id,
    records.delivery_id,
    records.received_on,
    records.is_doubtful,
    records.owner_code,
    -- the region that the record describes, its code normalised; null when the code could not be believed
    regions.region_code,
    regions.level,
    regions.parent_code,
    sent.statement_on,
    sent.serial,
    sent.region_code_text,
    sent.region_name,
    sent.township_name,
    sent.village_name,
    sent.households,
    sent.households_low,
    sent.households_high,
    sent.households_is_imprecise,
    sent.resident_population,
    sent.resident_population_low,
    sent.resident_population_high,
    sent.resident_population_is_imprecise,
    sent.registered_population,
    sent.registered_population_low,
    sent.registered_population_high,
    sent.registered_population_is_imprecise,
    sent.village_count,
    sent.village_count_low,
    sent.village_count_high,
    sent.village_count_is_imprecise,
    sent.change_note,
    coalesce(records.owner_code, '') as statement_key
from records
inner join sent on records.record_id = sent.record_id
left join regions on records.record_id = regions.record_id
