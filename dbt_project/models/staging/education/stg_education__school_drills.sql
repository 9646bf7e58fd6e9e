with

records as (
    select * from {{ ref('base_muster__records') }}
),

sent as (
    select
        record_id,
        serial,
        school_name,
        stage_code as stage,
        stage as stage_text,
        township,
        students_number as students,
        students_low,
        students_high,
        students_is_imprecise,
        month_from,
        month_to,
        month_precision,
        times_number as times,
        times_low,
        times_high,
        times_is_imprecise,
        drill_kind,
        participants_number as participants,
        participants_low,
        participants_high,
        participants_is_imprecise,
        duration,
        case
            when date_trunc('month', month_from) = date_trunc('month', month_to)
                then cast(date_trunc('month', month_from) as date)
        end as month
    from {{ source('education', 'f12_school_drills') }}
)

select
    sent.*,
    records.delivery_id,
    records.received_on,
    records.is_doubtful,
    records.owner_code,
    records.region_code,
    records.village_code
from sent
inner join records on sent.record_id = records.record_id
