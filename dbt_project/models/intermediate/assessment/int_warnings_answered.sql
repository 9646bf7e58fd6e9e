with

settings as (select * from {{ ref('int_assessment_settings') }}),

bodies as (select * from {{ ref('int_bodies_counted') }}),

warned as (
    select
        record_id,
        list(distinct owner_code) as place_codes
    from bodies
    where column_name = 'area' and owner_kind in ('county', 'township') and owner_code is not null
    group by record_id
),

-- Level three and above; a level that cannot be read may be one of them.
warnings as (
    select
        warnings.*,
        coalesce(warned.place_codes, [warnings.region_code, settings.county_code]) as place_codes,
        {{ hazard_families('warnings.signal_kind') }} as families
    from {{ ref('stg_meteorology__warnings') }} as warnings
    cross join settings
    left join warned on warnings.record_id = warned.record_id
    where coalesce(warnings.level <> 'blue', true)
),

-- Relief answers the damage, not the warning.
responses as (
    select
        *,
        {{ hazard_families('event_name') }} as families,
        not {{ is_stated('event_name') }}
        or coalesce(regexp_matches(event_name, '气象灾害|自然灾害|^应急响应$'), false) as is_general
    from {{ ref('stg_emergency__responses') }}
    where not coalesce(contains(event_name, '救助'), false)
),

fitting as (
    select
        warnings.record_id,
        warnings.issued_at,
        responses.record_id as response_id,
        responses.started_at,
        responses.started_at >= warnings.issued_at
        and responses.started_at <= coalesce(
            warnings.lifted_at, warnings.issued_at + interval 24 hour
        ) as is_answer,
        responses.started_at < warnings.issued_at
        and warnings.issued_at <= coalesce(
            responses.ended_at, responses.started_at + interval 24 hour
        ) as is_running,
        responses.started_at is null
        and responses.started_at_to >= warnings.issued_at_from
        and responses.started_at_from <= warnings.issued_at_to + interval 1 day as is_untimed
    from warnings
    cross join settings
    inner join responses
        on
            (responses.is_general or list_has_any(warnings.families, responses.families))
            and (
                coalesce(responses.region_code, settings.county_code) = settings.county_code
                or list_contains(warnings.place_codes, responses.region_code)
                or list_contains(warnings.place_codes, settings.county_code)
            )
),

-- When a warning is raised, the response after it answers the newer one alone.
answers as (
    select
        record_id,
        date_diff('minute', issued_at, started_at) as minutes
    from fitting
    where is_answer
    qualify rank() over (partition by response_id order by issued_at desc) = 1
),

first_answers as (
    select
        record_id,
        min(minutes) as minutes
    from answers
    group by record_id
),

others as (
    select
        record_id,
        bool_or(coalesce(is_running, false)) as is_running,
        bool_or(coalesce(is_untimed, false)) as is_untimed
    from fitting
    group by record_id
)

select
    warnings.record_id,
    first_answers.minutes,
    case
        when warnings.level is null then '待核：预警等级未填或无法识别'
        when warnings.issued_at is null then '待核：预警发布时间没有写到时分'
        when first_answers.minutes is not null then null
        when others.is_untimed then '待核：响应启动时间没有写到时分'
        when others.is_running then '预警发布前响应已经启动'
        when warnings.lifted_at <= warnings.issued_at + interval 60 minute then '预警在60分钟内解除'
        else '没有对应的响应记录'
    end as excluded_because
from warnings
left join first_answers on warnings.record_id = first_answers.record_id
left join others on warnings.record_id = others.record_id
