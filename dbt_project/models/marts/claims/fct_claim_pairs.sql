select
    code as pair_code,
    as_of,
    answer,
    answer_zh,
    answer_en,
    figures_zh,
    figures_en,
    tests,
    supporting,
    refuting,
    untold,
    would_tell_zh,
    would_tell_en,
    rests_on_local_target,
    rests_on_findings_alone
from {{ ref('int_problem_answers') }}
where kind = 'pair'
