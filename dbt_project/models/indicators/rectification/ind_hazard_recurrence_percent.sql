with

hazards as (select * from {{ ref('int_hazards_at') }}),

recurrences as (select * from {{ ref('int_hazard_recurrences') }}),

asked as (
    select * from {{ ref('int_indicator_regions') }}
    where indicator_code = 'I30'
),

judged as (
    select
        hazards.as_of,
        hazards.record_id,
        hazards.region_code,
        hazards.is_closed,
        recurrences.record_id is not null as has_recurred
    from hazards
    left join recurrences on hazards.record_id = recurrences.record_id
)

select
    judged.as_of,
    asked.subject_kind,
    asked.subject_code,
    judged.record_id,
    case when judged.has_recurred then 'numerator' else 'denominator_only' end as role,
    cast(null as varchar) as excluded_because,
    case when judged.has_recurred then 1.0 else 0.0 end as numerator_amount,
    case when judged.is_closed then 1.0 else 0.0 end as denominator_amount
from judged
inner join asked on judged.as_of = asked.as_of and judged.region_code = asked.region_code
where judged.has_recurred or judged.is_closed
