"""Figures that stay can be judged otherwise: another target, another grade, another score, one indicator more."""

from __future__ import annotations

import duckdb
import pytest

from muster.changes import change_lines
from muster.judged import judged_lines, judged_otherwise

VALUES = "indicator_code, as_of, subject_kind, subject_code, target, target_low, target_high, grade"
SCORES = "as_of, subject_kind, subject_code, dimension_code, score"
CALM = [("I01", 95, "met"), ("I02", None, "none")]


@pytest.fixture
def connection() -> duckdb.DuckDBPyConnection:
    both = duckdb.connect()
    for name in ("old_snapshot", "new_snapshot"):
        both.execute(f"attach ':memory:' as {name}; create schema {name}.marts")
    return both


def publish(
    connection: duckdb.DuckDBPyConnection,
    name: str,
    figures: list[tuple[str, float | None, str]],
    score: float,
) -> None:
    rows = ", ".join(
        f"('{code}', date '2024-09-30', 'county', '1', {'null' if target is None else target}, null, null, '{grade}')"
        for code, target, grade in figures
    )
    connection.execute(
        f"create table {name}.marts.fct_indicator_values as select * from (values {rows}) as v({VALUES})"
    )
    connection.execute(
        f"create table {name}.marts.fct_scores as "
        f"select * from (values (date '2024-09-30', 'county', '1', 'ALL', {score})) as s({SCORES})"
    )


def test_targets_grades_scores_and_indicators_that_differ_are_told(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    publish(connection, "old_snapshot", [*CALM, ("I03", 90, "met"), ("I09", 90, "met")], 73.3)
    publish(
        connection,
        "new_snapshot",
        [("I01", 95, "near"), CALM[1], ("I03", 80, "met"), ("I48", 1, "met")],
        73.6,
    )
    told = judged_otherwise(connection)
    assert told == {
        "new_indicators": ["I48"],
        "gone_indicators": ["I09"],
        "regraded": ["I01", "I03"],
        "rescored": 1,
    }
    lines = judged_lines(told)
    assert len(lines) == 4 and "I48" in lines[0] and "I09" in lines[1] and "I01、I03" in lines[2]
    changes = {"note_zh": "", "changed": 0, "new_dates": [], "judged": told, "figures": []}
    assert change_lines(changes, 5) == ["指标变化：两个快照都有的数值没有变化。", *lines]


def test_where_nothing_differs_it_is_said_so(connection: duckdb.DuckDBPyConnection) -> None:
    for name, score in (("old_snapshot", 73.3), ("new_snapshot", 73.301)):
        publish(connection, name, CALM, score)
    told = judged_otherwise(connection)
    assert judged_lines(told) == []
    changes = {"note_zh": "", "changed": 0, "new_dates": [], "judged": told, "figures": []}
    assert change_lines(changes, 5) == ["指标变化：与上一快照相比没有变化。"]
