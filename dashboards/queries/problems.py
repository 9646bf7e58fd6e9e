"""The survey's problems and what the data says of them: claim, counter-claim, figures, and what they stand on.

Words end in _zh and _en; a snapshot from before there was English has the Chinese ones only.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

from dashboards.queries.pool import Snapshot, row_of


def at(snapshot: Snapshot, as_of: date) -> pd.DataFrame:
    """One row per problem: its words, answer, the figures in words, counts of comparisons, what would tell."""
    return snapshot.frame_of(
        "fct_problems",
        """
        select problem.*, answered.* exclude (problem_code)
        from marts.fct_problems as answered
        inner join marts.dim_problems as problem on answered.problem_code = problem.problem_code
        where answered.as_of = $as_of
        order by problem.problem_code
        """,
        as_of=as_of,
    )


def pairs_at(snapshot: Snapshot, as_of: date) -> pd.DataFrame:
    """One row per pair of claims: claim, counter-claim, the problems that belong to it, answer and figures.

    `answer` supported: the data supports the counter-claim.
    """
    return snapshot.frame_of(
        "fct_claim_pairs",
        """
        select pair.*, answered.* exclude (pair_code)
        from marts.fct_claim_pairs as answered
        inner join marts.dim_claim_pairs as pair on answered.pair_code = pair.pair_code
        where answered.as_of = $as_of
        order by pair.pair_code
        """,
        as_of=as_of,
    )


def tests_of(snapshot: Snapshot, code: str, as_of: date) -> pd.DataFrame:
    """The comparisons of one problem or pair in order. `holds`: True supports it, None cannot be told."""
    return snapshot.frame(
        """
        select
            test_no, figure_code, reach, compare, threshold, line_zh, is_local, status, value, unit, numerator,
            denominator, holds, would_tell_zh, words_zh
        from marts.fct_problem_tests
        where code = $code and as_of = $as_of
        order by test_no
        """,
        code=code,
        as_of=as_of,
    )


def tests_at(snapshot: Snapshot, as_of: date) -> pd.DataFrame:
    """Every comparison of a date in words, in order: code, figure_code, reach, holds, words_zh, words_en."""
    return snapshot.frame(
        """
        select code, figure_code, reach, holds, columns('^words_(zh|en)$')
        from marts.fct_problem_tests
        where as_of = $as_of
        order by code, test_no
        """,
        as_of=as_of,
    )


def over_time(snapshot: Snapshot, code: str) -> pd.DataFrame:
    """The answer to one problem at every date, oldest first."""
    return snapshot.frame(
        """
        select as_of, answer, answer_zh, figures_zh, supporting, refuting, untold
        from marts.fct_problems
        where problem_code = $code
        order by as_of
        """,
        code=code,
    )


def evidence_of(snapshot: Snapshot, code: str, as_of: date) -> pd.DataFrame:
    """What the comparisons of one problem or pair stand on: figures of the county, or findings with their wording."""
    return snapshot.frame(
        """
        select
            evidence.test_no, evidence.figure_code, evidence.figure_kind, evidence.subject_kind, evidence.subject_code,
            evidence.finding_id, finding.message_zh, finding.records, finding.status
        from marts.fct_problem_evidence as evidence
        left join marts.fct_findings as finding on evidence.finding_id = finding.finding_id
        where evidence.code = $code and evidence.as_of = $as_of
        order by evidence.test_no, evidence.stands_on
        """,
        code=code,
        as_of=as_of,
    )


def measure(snapshot: Snapshot, measure_code: str, as_of: date, subject_code: str) -> dict[str, Any] | None:
    """One supporting figure of a subject at a date with its wording (_zh, _en), None when the snapshot has none."""
    found = snapshot.frame_of(
        "fct_measure_values",
        """
        select
            figure.*, coalesce(subject.subject_name, figure.subject_code) as subject_name,
            declared.* exclude (code_of_measure), 'ratio' as statistic, 'none' as grade
        from marts.fct_measure_values as figure
        inner join (
            select measure_code as code_of_measure, columns('^(name|numerator|denominator|caveats)_(zh|en)$')
            from marts.dim_measures
        ) as declared on figure.measure_code = declared.code_of_measure
        left join marts.dim_subjects as subject
            on figure.subject_kind = subject.subject_kind and figure.subject_code = subject.subject_code
        where figure.measure_code = $measure_code and figure.as_of = $as_of and figure.subject_code = $subject_code
        """,
        measure_code=measure_code,
        as_of=as_of,
        subject_code=subject_code,
    )
    return row_of(found)


def measure_records(snapshot: Snapshot, measure_code: str, as_of: date, subject_code: str) -> pd.DataFrame:
    """The records behind a supporting figure, each with file, sheet, row and its cells as sent."""
    return snapshot.frame(
        """
        select
            evidence.record_id, evidence.role, evidence.excluded_because, evidence.numerator_amount,
            evidence.denominator_amount, source.file_name, source.sheet, source.row_number, source.cells
        from marts.fct_measure_evidence as evidence
        left join marts.source_rows as source on evidence.record_id = source.record_id
        where evidence.measure_code = $measure_code and evidence.as_of = $as_of
            and evidence.subject_code = $subject_code
        order by evidence.role desc, source.file_name, source.sheet, source.row_number
        """,
        measure_code=measure_code,
        as_of=as_of,
        subject_code=subject_code,
    )
