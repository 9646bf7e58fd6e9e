{% set cap = 59 -%}

with

hazards as (select * from {{ ref('int_hazards_at') }}),

asked as (
    select * from {{ ref('int_indicator_regions') }}
    where indicator_code = 'I29'
),

settings as (
    select value
    from {{ source('raw', 'settings') }}
    where key = 'red_lines'
),

-- A major hazard that is open past its deadline holds the dimension down, however good the rest is.
overdue as (
    select
        hazards.as_of,
        asked.subject_kind,
        asked.subject_code,
        count(*) as hazards
    from hazards
    inner join asked on hazards.as_of = asked.as_of and hazards.region_code = asked.region_code
    where hazards.severity = 'major' and not hazards.is_closed and hazards.deadline_on_to < hazards.as_of
    group by hazards.as_of, asked.subject_kind, asked.subject_code
)

select
    overdue.as_of,
    overdue.subject_kind,
    overdue.subject_code,
    'D6' as dimension_code,
    cast({{ cap }} as double) as cap,
    overdue.hazards || '条重大隐患超过整改期限未销号，本维度至多{{ cap }}分' as reason_zh
from overdue
cross join settings
where settings.value = 'true'
