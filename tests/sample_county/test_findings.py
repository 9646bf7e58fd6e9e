"""The rules find what was planted in the sample county, in the planted number."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from catalogue.paths import Home
from muster.snapshots import connect
from sample_county.plants import PLANTS

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def snapshot(sample_home: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    connection = connect(Home(sample_home))
    yield connection
    connection.close()


def found(snapshot: duckdb.DuckDBPyConnection, rule: str, counted: str = "records") -> int:
    """What the county's findings of a rule count together at the newest date."""
    rows = snapshot.execute(
        f"""
        select coalesce(sum({counted}), 0) from marts.fct_findings
        where rule_code = ? and subject_kind = 'county' and as_of = (select latest_as_of from marts.snapshot_info)
        """,
        [rule],
    ).fetchall()
    return int(rows[0][0])


def planted(*keys: str) -> int:
    """How many of these were planted together."""
    return sum(PLANTS[key].number for key in keys)


def test_closures_on_paper_are_found(snapshot: duckdb.DuckDBPyConnection) -> None:
    assert found(snapshot, "R05") == planted("paper_text", "paper_no_proof")


def test_dates_out_of_order_are_found(snapshot: duckdb.DuckDBPyConnection) -> None:
    assert found(snapshot, "R06") == planted(
        "rectified_before_found", "verified_before_rectified", "major_closed_same_day", "case_before_found"
    )
