with

roll_calls as (
    select * from {{ ref('stg_data__roll_calls') }}
),

online_labels as (
    {{ code_labels('yes_no') }}
)

select
    roll_calls.record_id,
    roll_calls.region_code,
    roll_calls.village_code,
    roll_calls.is_doubtful,
    roll_calls.serial,
    roll_calls.terminal_name,
    roll_calls.township,
    roll_calls.village,
    roll_calls.called_at,
    roll_calls.called_at_from as called_from,
    roll_calls.called_at_to as called_to,
    roll_calls.called_at_precision,
    roll_calls.is_online = 'yes' as is_online,
    coalesce(online_labels.zh, roll_calls.is_online_text) as is_online_zh
from roll_calls
left join online_labels on roll_calls.is_online = online_labels.code
