with

hazards as (
    select *
    from {{ ref('int_hazards_found') }}
    where body_key is not null
)

select distinct
    again.record_id,
    again.found_on_to
from hazards as earlier
inner join hazards as again
    on
        earlier.body_key = again.body_key
        and earlier.region_code = again.region_code
        and earlier.closed_on < again.found_on_from
        and again.found_on_from <= earlier.closed_on + interval 180 day
where
    earlier.record_id <> again.record_id
    and case
        when earlier.category_key is not null and again.category_key is not null
            then earlier.category_key = again.category_key
        else jaro_winkler_similarity(earlier.description, again.description) >= 0.9
    end
