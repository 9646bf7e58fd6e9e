select
    code as problem_code,
    name_zh,
    name_en,
    nullif(claim_zh, '') as claim_zh,
    nullif(claim_en, '') as claim_en,
    problem_zh,
    problem_en,
    source_zh,
    source_en
from {{ source('raw', 'catalogue_problems') }}
where kind = 'problem'
