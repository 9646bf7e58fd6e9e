"""The query layer on the hand-made snapshot."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from catalogue.paths import Home
from dashboards.queries import context, deliveries, evidence, pool, values
from dashboards.queries.pool import Pool, Snapshot, rows_of
from muster.snapshots import NoSnapshot
from tests.dashboards.fixture_snapshot import publish

NEWEST = date(2024, 9, 30)
YEAR_BEFORE = date(2023, 9, 30)


def test_a_figure_and_its_evidence_agree(snapshot: Snapshot) -> None:
    rows = rows_of(values.at(snapshot, NEWEST, YEAR_BEFORE, "year"))
    for row in rows:
        if row["status"] != "measured":
            continue
        counts = evidence.role_counts(
            snapshot, row["indicator_code"], NEWEST, row["subject_kind"], row["subject_code"]
        )
        assert counts.get("numerator", 0) == row["numerator"]
        assert counts.get("numerator", 0) + counts.get("denominator_only", 0) == row["denominator"]


def test_the_previous_value_is_the_value_of_that_date(snapshot: Snapshot) -> None:
    now = {
        (row["indicator_code"], row["subject_code"]): row["previous"]
        for row in rows_of(values.at(snapshot, NEWEST, YEAR_BEFORE, "year"))
    }
    then = {
        (row["indicator_code"], row["subject_code"]): row["value"]
        for row in rows_of(values.at(snapshot, YEAR_BEFORE, None, "quarter"))
    }
    assert now == then


def test_what_was_not_delivered_has_no_value(snapshot: Snapshot) -> None:
    rows = rows_of(values.at(snapshot, NEWEST, None, "year"))
    absent = [row for row in rows if row["status"] != "measured"]
    assert absent
    assert all(row["value"] is None for row in absent)


def test_records_come_with_file_sheet_row_and_cells(snapshot: Snapshot) -> None:
    rows = rows_of(evidence.records(snapshot, "I17", NEWEST, "township", "519921100", "numerator", 10))
    assert rows
    assert all(row["role"] == "numerator" for row in rows)
    assert all(row["file_name"] and row["row_number"] and row["cells"] for row in rows)


def test_an_export_is_late_after_a_whole_period_and_missing_when_it_never_came(snapshot: Snapshot) -> None:
    states = {row["export_code"]: row["state"] for row in rows_of(deliveries.exports(snapshot, NEWEST))}
    assert states["F07"] == "late"
    assert states["F20"] == "missing"
    assert states["F04"] == "received"


def test_the_pool_follows_the_pointer_and_keeps_older_snapshots_by_id(tmp_path: Path) -> None:
    home = Home(tmp_path)
    snapshots = Pool(home)
    with pytest.raises(NoSnapshot, match="muster refresh"):
        snapshots.snapshot()
    publish(home, "a")
    assert snapshots.snapshot().id == "a"
    publish(home, "b", scores_shift=10)
    assert context.info(snapshots.snapshot())["snapshot_id"] == "b"
    assert context.info(snapshots.snapshot("a"))["snapshot_id"] == "a"
    with pytest.raises(NoSnapshot, match="没有编号为"):
        snapshots.snapshot("../a")


def test_an_idle_snapshot_is_closed_and_can_be_opened_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = Home(tmp_path)
    publish(home, "a")
    snapshots = Pool(home)
    old = snapshots.snapshot()
    publish(home, "b")
    monkeypatch.setattr(pool, "IDLE_SECONDS", -1.0)
    snapshots.snapshot()
    assert snapshots.snapshot("a") is not old
    assert context.info(snapshots.snapshot("a"))["snapshot_id"] == "a"


def test_a_query_runs_once_per_snapshot(snapshot: Snapshot) -> None:
    assert context.indicators(snapshot) is context.indicators(snapshot)


def test_a_source_line_names_every_export_that_the_indicator_is_computed_from(snapshot: Snapshot) -> None:
    assert evidence.exports_behind(snapshot)["I17"] == "F04 演练台账、F18 人口与区划"
