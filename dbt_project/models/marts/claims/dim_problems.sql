select
    code as problem_code,
    name_zh,
    nullif(claim_zh, '') as claim_zh,
    problem_zh,
    source_zh
from {{ source('raw', 'catalogue_problems') }}
where kind = 'problem'
