{% set minutes_allowed = threshold('R23', 'minutes_allowed') -%}
{% set whole_county = '全县|全市|全区|全域|县域' -%}

with

as_of_dates as (select as_of from {{ ref('int_as_of_dates') }}),

settings as (select * from {{ ref('int_assessment_settings') }}),

responses as (select * from {{ ref('stg_emergency__responses') }}),

-- a column that is blank in a whole delivery is a column that the delivery does not have
warnings as (
    select
        *,
        bool_or(call_record is not null) over (partition by delivery_id) as states_calls,
        coalesce({{ name_key('call_record') }}, '') in ('', '无', '未', '否', '/', '-', '—') as is_without_call
    from {{ ref('stg_meteorology__warnings') }}
),

severe as (
    select
        *,
        area is null or regexp_matches(area, '{{ whole_county }}') as is_everywhere,
        string_split_regex(area, '[、，,；; /]+') as places
    from warnings
    where
        level in ('orange', 'red')
        and is_without_call
        and not coalesce(lifted_at <= issued_at + interval {{ minutes_allowed }} minute, false)
),

started as (
    select
        *,
        township is null or regexp_matches(township, '{{ whole_county }}') as is_everywhere,
        string_split_regex(township, '[、，,；; /]+') as places
    from responses
),

-- started in time, or still in force; where a time of day is missing, the day decides
answered as (
    select distinct severe.record_id
    from severe
    inner join started
        on
            (severe.is_everywhere or started.is_everywhere or list_has_any(severe.places, started.places))
            and case
                when severe.issued_at is null or started.started_at is null
                    then
                        started.started_at_from
                        between severe.issued_at_from
                        and severe.issued_at_to + 1
                else
                    started.started_at between severe.issued_at
                    and severe.issued_at + interval {{ minutes_allowed }} minute
                    or (severe.issued_at > started.started_at and severe.issued_at < started.ended_at)
            end
),

judged as (
    select
        as_of_dates.as_of,
        severe.record_id,
        coalesce(severe.region_code, settings.county_code) as region_code,
        case when severe.states_calls then 'high' else 'medium' end as severity
    from as_of_dates
    cross join settings
    inner join severe on as_of_dates.as_of >= severe.issued_at_to
    left join answered on severe.record_id = answered.record_id
    where answered.record_id is null
)

{{ hits('judged', severity='severity') }}
