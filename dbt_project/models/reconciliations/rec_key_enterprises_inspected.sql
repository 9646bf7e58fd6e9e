with

enterprises as (
    select * from {{ ref('int_enterprises_at') }}
    where is_key
),

hazards as (select * from {{ ref('int_hazards_found') }}),

listed as (
    select
        as_of,
        region_code,
        enterprise_key as item_key,
        enterprise_name as item_name,
        record_id,
        1 as amount
    from enterprises
),

inspected as (
    select
        enterprises.as_of,
        enterprises.region_code,
        enterprises.enterprise_key as item_key,
        max(enterprises.enterprise_name) as item_name,
        max(hazards.record_id) as record_id,
        1 as amount
    from enterprises
    inner join hazards
        on
            hazards.body_key in (enterprises.enterprise_key, enterprises.short_key)
            and hazards.found_on_from > enterprises.as_of - interval 12 month
            and enterprises.as_of >= hazards.found_on_to
    group by enterprises.as_of, enterprises.region_code, enterprises.enterprise_key
)

{{ two_sides('listed', 'inspected') }}
