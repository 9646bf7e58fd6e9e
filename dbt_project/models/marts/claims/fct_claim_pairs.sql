select
    code as pair_code,
    as_of,
    answer,
    answer_zh,
    figures_zh,
    tests,
    supporting,
    refuting,
    untold,
    would_tell_zh,
    rests_on_local_target,
    rests_on_findings_alone
from {{ ref('int_problem_answers') }}
where kind = 'pair'
