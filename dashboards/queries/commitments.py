"""What was asked of the government, what departments say of it, and what the data says.

Words end in _zh and _en; a snapshot from before there was English has the Chinese ones only.
"""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboards.queries.pool import Snapshot

_LISTED = """
    select listed.*, followed.* exclude (code_followed), state.is_state_of_data
    from (
        select
            commitment_code as code_followed, as_of, state, given_on, due_on, baseline_on, closed_on,
            is_closed_by_department, progress_zh, tests, passed, failed, untold, confirmed_first_on,
            rests_on_local_target, is_open, columns('^(state|figures|would_tell)_(zh|en)$')
        from marts.fct_commitments
    ) as followed
    inner join marts.dim_commitments as listed on followed.code_followed = listed.commitment_code
    inner join marts.dim_commitment_states as state on followed.state = state.state
    where {where}
    order by case listed.kind when 'recommendation' then 0 when 'own' then 1 else 2 end, {order}
"""


def at(snapshot: Snapshot, as_of: date) -> pd.DataFrame:
    """One row per commitment: recommendations, the county's own, opinions from the newest.

    What the department says (`is_closed_by_department`, `progress_zh`) stands beside what the data says (`state`).
    """
    sql = _LISTED.format(
        where="followed.as_of = $as_of",
        order="case listed.kind when 'opinion' then followed.given_on end desc nulls last, listed.commitment_code",
    )
    return snapshot.frame_of("fct_commitments", sql, as_of=as_of)


def given_to(snapshot: Snapshot, subject_kind: str, subject_code: str) -> set[str]:
    """Codes of the commitments that a department or township is responsible for, alone or among others."""
    rows = snapshot.frame_of(
        "dim_commitment_bodies",
        """
        select commitment_code from marts.dim_commitment_bodies
        where subject_kind = $subject_kind and subject_code = $subject_code
        """,
        subject_kind=subject_kind,
        subject_code=subject_code,
    )
    return set(rows["commitment_code"]) if len(rows) else set()


def over_time(snapshot: Snapshot, code: str) -> pd.DataFrame:
    """One commitment at every date, oldest first."""
    sql = _LISTED.format(where="followed.code_followed = $code", order="followed.as_of")
    return snapshot.frame(sql, code=code)


def tests_of(snapshot: Snapshot, code: str, as_of: date) -> pd.DataFrame:
    """The tests of one commitment in order: baseline, current, threshold; `passed` None when it cannot be told."""
    return snapshot.frame(
        """
        select
            test_no, figure_code, reach, compare, threshold, line_zh, is_local, baseline_on, baseline,
            passed_at_baseline, status, current, unit, passed, has_improved, would_tell_zh, words_zh
        from marts.fct_commitment_tests
        where commitment_code = $code and as_of = $as_of
        order by test_no
        """,
        code=code,
        as_of=as_of,
    )


def tests_at(snapshot: Snapshot, as_of: date) -> pd.DataFrame:
    """Every test of a date in words, in order: commitment_code, figure_code, reach, passed, words_zh, words_en."""
    return snapshot.frame(
        """
        select commitment_code, figure_code, reach, passed, columns('^words_(zh|en)$')
        from marts.fct_commitment_tests
        where as_of = $as_of
        order by commitment_code, test_no
        """,
        as_of=as_of,
    )


def states_at(snapshot: Snapshot, as_of: date) -> pd.DataFrame:
    """How many commitments stand in each state, states without any included: state, state_zh, commitments."""
    return snapshot.frame(
        """
        select state.state, state.state_zh, state.is_state_of_data, count(followed.commitment_code) as commitments
        from marts.dim_commitment_states as state
        left join marts.fct_commitments as followed on state.state = followed.state and followed.as_of = $as_of
        group by state.state, state.state_zh, state.is_state_of_data
        order by state.is_state_of_data desc, state.state
        """,
        as_of=as_of,
    )


def unlinked(snapshot: Snapshot) -> pd.DataFrame:
    """Opinions that no test follows, each with why, for a person to link in settings."""
    return snapshot.frame(
        """
        select commitment_code, text_zh, responsible_zh, link_zh
        from marts.dim_commitments
        where kind = 'opinion' and tests_code is null
        order by commitment_code
        """
    )
