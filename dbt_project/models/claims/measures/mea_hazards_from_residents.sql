with

settings as (select * from {{ ref('int_assessment_settings') }}),

hazards as (
    {{ within_year('stg_emergency__hazards', 'found_on') }}
),

village_inspectors as (
    select distinct record_id
    from {{ source('raw', 'record_bodies') }}
    where column_name = 'inspecting_body' and body_kind = 'village'
),

judged as (
    select
        hazards.as_of,
        hazards.record_id,
        coalesce(hazards.region_code, settings.county_code) as region_code,
        coalesce(hazards.source = 'report', false) or village_inspectors.record_id is not null as is_met,
        case
            when hazards.crosses_the_edge then '日期不确定：可能在统计期之外'
            when hazards.source is null and village_inspectors.record_id is null then '待核：未填来源'
        end as excluded_because
    from hazards
    cross join settings
    left join village_inspectors on hazards.record_id = village_inspectors.record_id
),

answers as (
    {{ by_subject('judged', 'I27') }}
)

{{ roles('answers') }}
