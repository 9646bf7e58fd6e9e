with

tests as (
    select
        *,
        compare is not null or figure_code is null as settles
    from {{ ref('fct_problem_tests') }}
),

answers as (
    {{ code_labels('problem_answer') }}
),

-- One comparison that holds supports the problem. That none holds is only said when every one could be made.
counted as (
    select
        code,
        kind,
        as_of,
        count(*) filter (where settles) as tests,
        count(*) filter (where holds) as supporting,
        count(*) filter (where not holds) as refuting,
        count(*) filter (where settles and holds is null) as untold,
        coalesce(bool_or(is_local and holds is not null), false) as rests_on_local_target,
        coalesce(bool_and(starts_with(figure_code, 'R')) filter (where holds), false)
            as rests_on_findings_alone,
        string_agg(words_zh, '；' order by test_no) as figures_zh,
        string_agg(words_en, '; ' order by test_no) as figures_en
    from tests
    group by code, kind, as_of
),

untold as (
    select
        code,
        as_of,
        {{ exports_once('would_tell_zh') }} as would_tell_zh
    from tests
    where settles and holds is null
    group by code, as_of
),

answered as (
    select
        counted.*,
        case
            when counted.supporting > 0 then 'supported'
            when counted.untold > 0 then 'cannot_tell'
            else 'not_supported'
        end as answer,
        untold.would_tell_zh
    from counted
    left join untold on counted.code = untold.code and counted.as_of = untold.as_of
)

select
    answered.code,
    answered.kind,
    answered.as_of,
    answered.answer,
    answers.zh as answer_zh,
    answers.en as answer_en,
    answered.tests,
    answered.supporting,
    answered.refuting,
    answered.untold,
    answered.rests_on_local_target,
    answered.rests_on_findings_alone,
    answered.figures_zh,
    answered.figures_en,
    answered.would_tell_zh,
    {{ export_codes('answered.would_tell_zh') }} as would_tell_en
from answered
inner join answers on answered.answer = answers.code
