select
    code as answer,
    zh as answer_zh,
    en as answer_en
from {{ source('raw', 'code_entries') }}
where code_list = 'problem_answer'
