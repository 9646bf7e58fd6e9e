with

hazards as (select * from {{ ref('int_hazards_at') }}),

recurrences as (select * from {{ ref('int_hazard_recurrences') }}),

judged as (
    select
        hazards.as_of,
        hazards.record_id,
        hazards.region_code,
        recurrences.record_id is not null as is_met,
        cast(null as varchar) as excluded_because,
        case when hazards.is_closed then 1.0 else 0.0 end as closed_count
    from hazards
    left join recurrences on hazards.record_id = recurrences.record_id
    where recurrences.record_id is not null or hazards.is_closed
),

answers as (
    {{ by_subject('judged', 'I30') }}
)

{{ roles('answers', denominator='closed_count') }}
