with

settings as (select * from {{ ref('int_assessment_settings') }}),

returns as (
    select * from {{ ref('stg_education__school_drills') }}
    -- a return that spans months cannot say in which of them the drill was
    where date_trunc('month', month_from) = date_trunc('month', month_to)
)

select
    {{ name_key('returns.school_name') }} as school_key,
    coalesce(returns.region_code, settings.county_code) as region_code,
    cast(date_trunc('month', returns.month_from) as date) as month_start,
    max(returns.record_id) as record_id,
    bool_or(
        coalesce(returns.stage = 'kindergarten', false)
        or (returns.stage is null and contains(returns.school_name, '幼儿园'))
    ) as is_kindergarten,
    bool_or(coalesce(returns.times, case when returns.participants > 0 then 1 end, 0) >= 1) as has_drilled
from returns
cross join settings
group by
    {{ name_key('returns.school_name') }},
    coalesce(returns.region_code, settings.county_code),
    date_trunc('month', returns.month_from)
