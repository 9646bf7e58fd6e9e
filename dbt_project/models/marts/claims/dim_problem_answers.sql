select
    code as answer,
    zh as answer_zh
from {{ source('raw', 'code_entries') }}
where code_list = 'problem_answer'
