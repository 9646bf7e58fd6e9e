"""What the sample county's data says of what was given to the government, beside what departments say."""

from __future__ import annotations

from datetime import date

import duckdb
import pytest

from catalogue.loader import commitments
from sample_county.facts import AS_OF, SURVEY_GIVEN_ON

pytestmark = pytest.mark.slow


def states(snapshot: duckdb.DuckDBPyConnection, kind: str, as_of: date = AS_OF) -> dict[str, str]:
    return dict(
        snapshot.execute(
            "select commitment_code, state from marts.fct_commitments where kind = ? and as_of = ?",
            [kind, as_of],
        ).fetchall()
    )


def test_the_recommendations_were_given_after_the_survey_and_are_not_due(
    snapshot: duckdb.DuckDBPyConnection,
) -> None:
    now = states(snapshot, "recommendation")
    assert list(now) and set(now) == set(commitments())
    assert now.pop("S03") == "needs_evidence"
    improved = {
        code
        for (code,) in snapshot.execute(
            "select distinct commitment_code from marts.fct_commitment_tests"
            " where as_of = ? and commitment_code like 'S%' and has_improved",
            [AS_OF],
        ).fetchall()
    }
    assert {code for code, state in now.items() if state == "in_progress"} == improved
    assert set(now.values()) == {"not_due", "in_progress"}
    due = snapshot.execute(
        "select distinct given_on, due_on, baseline_on from marts.fct_commitments"
        " where kind = 'recommendation' and as_of = ?",
        [AS_OF],
    ).fetchall()
    assert due == [(SURVEY_GIVEN_ON, date(2025, 3, 29), date(2024, 6, 30))]


def test_before_the_survey_nothing_of_it_was_given(snapshot: duckdb.DuckDBPyConnection) -> None:
    assert set(states(snapshot, "recommendation", date(2024, 6, 30)).values()) == {"not_given"}


def test_each_opinion_has_the_state_that_its_tests_give(snapshot: duckdb.DuckDBPyConnection) -> None:
    now = states(snapshot, "opinion")
    numbered = {
        f"青人常审〔{year}〕{number}号": (year, number)
        for year in (2022, 2023, 2024)
        for number in range(1, 7)
    }
    assert set(now) == set(numbered)
    linked = {1: "S05", 2: "H01", 5: "S06", 6: "S06"}
    tests_of = dict(
        snapshot.execute(
            "select commitment_code, tests_code from marts.dim_commitments where kind = 'opinion'"
        ).fetchall()
    )
    assert tests_of == {code: linked.get(number) for code, (_, number) in numbered.items()}
    expected = {
        1: "not_confirmed_by_data",
        2: "recurred",
        5: "not_confirmed_by_data",
        6: "not_confirmed_by_data",
    }
    running = {1: "in_progress", 2: "not_due", 5: "not_due", 6: "not_due"}
    assert now == {
        code: (running if year == 2024 else expected).get(number, "unlinked")
        for code, (year, number) in numbered.items()
    }


def test_what_a_department_calls_done_the_data_need_not_confirm(snapshot: duckdb.DuckDBPyConnection) -> None:
    done = snapshot.execute(
        "select commitment_code, state, is_open from marts.fct_commitments"
        " where as_of = ? and is_closed_by_department and tests > 0 order by 1",
        [AS_OF],
    ).fetchall()
    assert [(code[-2:], state) for code, state, _ in done if "2022" in code] == [
        ("1号", "not_confirmed_by_data"),
        ("2号", "recurred"),
        ("5号", "not_confirmed_by_data"),
        ("6号", "not_confirmed_by_data"),
    ]
    assert all(is_open for _, _, is_open in done)


def test_the_countys_own_commitment_was_confirmed_and_recurred(snapshot: duckdb.DuckDBPyConnection) -> None:
    history = snapshot.execute(
        """
        select followed.as_of, followed.state, figure.value >= 100
        from marts.fct_commitments as followed
        inner join marts.fct_indicator_values as figure
            on followed.as_of = figure.as_of and figure.indicator_code = 'I26' and figure.subject_kind = 'county'
        where followed.commitment_code = 'H01' and followed.due_on < followed.as_of
        order by followed.as_of
        """
    ).fetchall()
    confirmed = False
    for _, state, reached in history:
        assert state == (
            "confirmed_by_data" if reached else "recurred" if confirmed else "not_confirmed_by_data"
        )
        confirmed = confirmed or bool(reached)
    assert history[-1][1] == "recurred"


def test_a_test_shows_the_figures_of_the_indicator_now_and_when_it_was_given(
    snapshot: duckdb.DuckDBPyConnection,
) -> None:
    differing = snapshot.execute(
        """
        select test.commitment_code, test.test_no, test.as_of
        from marts.fct_commitment_tests as test
        inner join marts.fct_indicator_values as now
            on test.figure_code = now.indicator_code and test.as_of = now.as_of and now.subject_kind = 'county'
        left join marts.fct_indicator_values as given
            on test.figure_code = given.indicator_code and test.baseline_on = given.as_of
            and given.subject_kind = 'county'
        where test.reach = 'county'
            and (test.current is distinct from now.value or test.baseline is distinct from given.value)
        """
    ).fetchall()
    assert differing == []


def test_the_equipment_of_every_township_is_that_of_the_one_farthest_behind(
    snapshot: duckdb.DuckDBPyConnection,
) -> None:
    [(current, words)] = snapshot.execute(
        "select current, words_zh from marts.fct_commitment_tests where commitment_code = 'S13' and as_of = ?",
        [AS_OF],
    ).fetchall()
    [(worst, name)] = snapshot.execute(
        """
        select min(figure.value), min_by(subject.subject_name, figure.value)
        from marts.fct_indicator_values as figure
        inner join marts.dim_subjects as subject on figure.subject_code = subject.subject_code
        where figure.indicator_code = 'I23' and figure.subject_kind = 'township' and figure.as_of = ?
        """,
        [AS_OF],
    ).fetchall()
    assert current == worst and str(words).startswith(f"{name}的")
