with

school_drills as (
    select * from {{ ref('stg_education__school_drills') }}
),

stage_labels as (
    {{ code_labels('school_stage') }}
)

select
    school_drills.record_id,
    school_drills.region_code,
    school_drills.village_code,
    school_drills.is_doubtful,
    school_drills.serial,
    school_drills.school_name,
    school_drills.stage,
    coalesce(stage_labels.zh, school_drills.stage_text) as stage_zh,
    school_drills.township,
    school_drills.students,
    school_drills.students_low,
    school_drills.students_high,
    school_drills.month,
    school_drills.month_from,
    school_drills.month_to,
    school_drills.month_precision,
    school_drills.times,
    school_drills.times_low,
    school_drills.times_high,
    school_drills.drill_kind,
    school_drills.participants,
    school_drills.participants_low,
    school_drills.participants_high,
    school_drills.duration,
    coalesce(
        school_drills.students_is_imprecise
        or school_drills.times_is_imprecise
        or school_drills.participants_is_imprecise,
        false
    ) as is_imprecise
from school_drills
left join stage_labels on school_drills.stage = stage_labels.code
