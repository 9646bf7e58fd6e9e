select
    key as setting_key,
    applied_code,
    name_zh,
    value_zh,
    default_zh
from {{ source('raw', 'settings_said') }}
