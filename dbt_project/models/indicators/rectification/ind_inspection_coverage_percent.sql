with

enterprises as (
    select
        *,
        case when not states_key then '待核：企业清单无是否重点一栏' end as excluded_because
    from {{ ref('int_enterprises_at') }}
    where is_key or not states_key
),

hazards as (select * from {{ ref('int_hazards_found') }}),

asked as (
    select * from {{ ref('int_indicator_regions') }}
    where indicator_code = 'I26'
),

inspected as (
    select distinct
        enterprises.as_of,
        enterprises.record_id
    from enterprises
    inner join hazards
        on
            hazards.body_key in (enterprises.enterprise_key, enterprises.short_key)
            and hazards.found_on_from > enterprises.as_of - interval 12 month
            and enterprises.as_of >= hazards.found_on_to
),

judged as (
    select
        enterprises.as_of,
        enterprises.record_id,
        enterprises.region_code,
        enterprises.supervising_code,
        enterprises.excluded_because,
        inspected.record_id is not null as is_met
    from enterprises
    left join inspected on enterprises.as_of = inspected.as_of and enterprises.record_id = inspected.record_id
),

subjects as (
    select
        judged.*,
        asked.subject_kind,
        asked.subject_code
    from judged
    inner join asked on judged.as_of = asked.as_of and judged.region_code = asked.region_code
    union all
    select
        judged.*,
        'department' as subject_kind,
        judged.supervising_code as subject_code
    from judged
    inner join asked on judged.as_of = asked.as_of and judged.region_code = asked.region_code
    where asked.subject_kind = 'county' and judged.supervising_code is not null
)

select
    as_of,
    subject_kind,
    subject_code,
    record_id,
    case
        when excluded_because is not null then 'excluded'
        when is_met then 'numerator'
        else 'denominator_only'
    end as role,
    excluded_because,
    case when excluded_because is null and is_met then 1.0 else 0.0 end as numerator_amount,
    case when excluded_because is null then 1.0 else 0.0 end as denominator_amount
from subjects
