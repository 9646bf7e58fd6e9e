{{ config(materialized='view') }}

with

asked as (select * from {{ ref('int_indicator_regions') }}),

expired as (select * from {{ ref('ind_stock_expired_percent') }}),

supplies as (select * from {{ ref('int_supplies_at') }}),

shelter_area as (select * from {{ ref('ind_shelter_area_m2_per_person') }}),

shelters as (select * from {{ ref('int_shelters_at') }}),

-- No date is not the same as not expired, least of all where the same thing has a date elsewhere.
undated as (
    select
        'I24' as indicator_code,
        as_of,
        subject_kind,
        subject_code,
        cast(null as varchar) as forced_status,
        '未填有效期、而同名物资另有日期的' || count(*) || '条' as note_zh
    from expired
    where excluded_because = '待核：未填有效期，同名物资另有日期'
    group by as_of, subject_kind, subject_code
),

missing_columns as (
    select
        asked.indicator_code,
        asked.as_of,
        asked.subject_kind,
        asked.subject_code,
        bool_or(supplies.states_quota) as states_quota,
        bool_or(supplies.states_condition) as states_condition,
        bool_or(supplies.states_reserve_kind) as states_reserve_kind
    from asked
    inner join supplies on asked.as_of = supplies.as_of and asked.region_code = supplies.region_code
    where asked.indicator_code in ('I22', 'I23', 'I25')
    group by asked.indicator_code, asked.as_of, asked.subject_kind, asked.subject_code
),

no_columns as (
    select
        indicator_code,
        as_of,
        subject_kind,
        subject_code,
        cast(null as varchar) as forced_status,
        case
            when not states_quota then '台账无定额一栏'
            when indicator_code = 'I25' and not states_reserve_kind then '台账无储备方式一栏'
            else '台账无完好状态一栏，只能认定账面数量已低于定额的品目'
        end as note_zh
    from missing_columns
    where
        not states_quota
        or (indicator_code = 'I25' and not states_reserve_kind)
        or (indicator_code <> 'I25' and not states_condition)
),

imprecise_areas as (
    select
        'I43' as indicator_code,
        shelter_area.as_of,
        shelter_area.subject_kind,
        shelter_area.subject_code,
        cast(null as varchar) as forced_status,
        '含约数' || count(*) || '处' as note_zh
    from shelter_area
    inner join shelters on shelter_area.as_of = shelters.as_of and shelter_area.record_id = shelters.record_id
    where shelter_area.role = 'numerator' and shelters.is_imprecise
    group by shelter_area.as_of, shelter_area.subject_kind, shelter_area.subject_code
)

select * from undated
union all
select * from no_columns
union all
select * from imprecise_areas
