{{ config(materialized='view') }}

with

arrivals as (select * from {{ ref('ind_arrivals_in_time_percent') }}),

dispatches as (select * from {{ ref('int_dispatches_within_year') }}),

settings as (select * from {{ ref('int_assessment_settings') }}),

counted as (
    select
        arrivals.as_of,
        arrivals.subject_kind,
        arrivals.subject_code,
        count(*) filter (where dispatches.is_no_emergency) as no_emergencies
    from arrivals
    inner join dispatches on arrivals.as_of = dispatches.as_of and arrivals.record_id = dispatches.record_id
    where arrivals.role <> 'excluded'
    group by arrivals.as_of, arrivals.subject_kind, arrivals.subject_code
)

select
    'I16' as indicator_code,
    counted.as_of,
    counted.subject_kind,
    counted.subject_code,
    cast(null as varchar) as forced_status,
    '按' || settings.arrival_minutes || '分钟计'
    || case when settings.arrival_minutes = 30 then '（默认值，非法定标准）' else '（本县设置）' end
    || case
        when counted.no_emergencies > 0
            then '，含执法辅助、集镇管理' || counted.no_emergencies || '次'
        else ''
    end as note_zh
from counted
cross join settings
