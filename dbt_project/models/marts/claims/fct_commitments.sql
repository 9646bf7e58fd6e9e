with

commitments as (select * from {{ ref('int_commitments_at') }}),

tests as (select * from {{ ref('fct_commitment_tests') }}),

states as (
    {{ code_labels('commitment_state') }}
),

counted as (
    select
        commitment_code,
        as_of,
        count(*) as tests,
        count(*) filter (where passed) as passed,
        count(*) filter (where not passed) as failed,
        count(*) filter (where passed is null) as untold,
        bool_or(has_improved) as has_improved,
        bool_or(is_local) as rests_on_local_target,
        string_agg(words_zh, '；' order by test_no) as figures_zh,
        string_agg(words_en, '; ' order by test_no) as figures_en,
        {{ exports_once('case when passed is null then would_tell_zh end') }} as would_tell_zh
    from tests
    group by commitment_code, as_of
),

judged as (
    select
        commitments.*,
        counted.tests,
        counted.passed,
        counted.failed,
        counted.untold,
        counted.has_improved,
        counted.rests_on_local_target,
        counted.figures_zh,
        counted.figures_en,
        counted.would_tell_zh,
        coalesce(commitments.is_judged and counted.passed = counted.tests, false) as is_confirmed
    from commitments
    left join counted
        on commitments.commitment_code = counted.commitment_code and commitments.as_of = counted.as_of
),

-- A later round begins anew: what an earlier one confirmed is no relapse of this one.
followed as (
    select
        *,
        min(case when is_confirmed then as_of end) over (
            partition by commitment_code, given_on order by as_of
            rows between unbounded preceding and current row
        ) as confirmed_first_on
    from judged
),

decided as (
    select
        *,
        case
            when given_on is null then 'not_given'
            when tests_code is null then 'unlinked'
            when not has_tests then 'needs_evidence'
            when not is_judged and has_improved then 'in_progress'
            when not is_judged then 'not_due'
            when is_confirmed then 'confirmed_by_data'
            when failed = 0 then 'cannot_tell'
            when confirmed_first_on is not null then 'recurred'
            else 'not_confirmed_by_data'
        end as state
    from followed
)

select
    decided.commitment_code,
    decided.as_of,
    decided.kind,
    decided.state,
    states.zh as state_zh,
    states.en as state_en,
    decided.given_on,
    decided.due_on,
    decided.baseline_on,
    decided.closed_on,
    decided.closed_on is not null as is_closed_by_department,
    decided.progress_zh,
    coalesce(decided.tests, 0) as tests,
    coalesce(decided.passed, 0) as passed,
    coalesce(decided.failed, 0) as failed,
    coalesce(decided.untold, 0) as untold,
    decided.confirmed_first_on,
    coalesce(decided.rests_on_local_target, false) as rests_on_local_target,
    decided.figures_zh,
    decided.figures_en,
    decided.would_tell_zh,
    {{ export_codes('decided.would_tell_zh') }} as would_tell_en,
    -- what data cannot follow is neither open nor closed
    case
        when decided.state in ('not_given', 'needs_evidence', 'unlinked') then null
        else decided.state <> 'confirmed_by_data'
    end as is_open
from decided
inner join states on decided.state = states.code
