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


def test_wrong_totals_are_found_each_as_a_finding_of_its_own(snapshot: duckdb.DuckDBPyConnection) -> None:
    assert found(snapshot, "R15", "1") == planted("team_total_wrong", "drill_total_wrong")


def test_figures_out_of_range_are_found(snapshot: duckdb.DuckDBPyConnection) -> None:
    assert found(snapshot, "R16") == planted(
        "drills_over_population", "drill_in_the_future", "passes_over_attendance"
    )


def test_funds_without_use_are_found(snapshot: duckdb.DuckDBPyConnection) -> None:
    assert found(snapshot, "R17") == planted("budget_unspent")


def test_stock_that_the_book_does_not_fit_is_found(snapshot: duckdb.DuckDBPyConnection) -> None:
    assert found(snapshot, "R19") == planted("supplies_expired", "stock_frozen")


def test_equipment_listed_twice_is_found(snapshot: duckdb.DuckDBPyConnection) -> None:
    assert found(snapshot, "R20") == planted("plate_twice")


def test_unanswered_warnings_are_found(snapshot: duckdb.DuckDBPyConnection) -> None:
    assert found(snapshot, "R23") == planted("warnings_unanswered")


def test_dispatches_that_do_not_fit_their_team_are_found(snapshot: duckdb.DuckDBPyConnection) -> None:
    assert found(snapshot, "R24") == planted("dispatch_oversized", "dispatch_before_founding")


def test_enterprises_that_differ_between_tables_are_found(snapshot: duckdb.DuckDBPyConnection) -> None:
    assert found(snapshot, "R25") == planted(
        "body_name_variants", "credit_codes_invalid", "key_units_uninspected"
    )


def test_late_reports_are_found_file_by_file(snapshot: duckdb.DuckDBPyConnection) -> None:
    rows = snapshot.execute(
        """
        select distinct source_rows.file_name
        from marts.fct_findings as findings
        inner join marts.fct_finding_evidence using (finding_id)
        inner join marts.source_rows using (record_id)
        where
            findings.rule_code = 'R28' and findings.subject_kind = 'county'
            and findings.as_of = (select latest_as_of from marts.snapshot_info)
        """
    ).fetchall()
    assert len(rows) == planted("late_deliveries")
