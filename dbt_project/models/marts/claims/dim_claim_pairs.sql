select
    code as pair_code,
    name_zh,
    name_en,
    claim_zh,
    claim_en,
    problem_zh as counter_zh,
    problem_en as counter_en,
    problems_zh,
    source_zh,
    source_en
from {{ source('raw', 'catalogue_problems') }}
where kind = 'pair'
