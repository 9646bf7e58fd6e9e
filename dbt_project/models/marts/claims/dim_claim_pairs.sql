select
    code as pair_code,
    name_zh,
    claim_zh,
    problem_zh as counter_zh,
    problems_zh,
    source_zh
from {{ source('raw', 'catalogue_problems') }}
where kind = 'pair'
