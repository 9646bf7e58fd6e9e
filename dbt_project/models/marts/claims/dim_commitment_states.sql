select
    code as state,
    zh as state_zh,
    en as state_en,
    kind = 'state' as is_state_of_data
from {{ source('raw', 'code_entries') }}
where code_list = 'commitment_state'
