"""What changed after it was said: snapshots compared, pinned and cleared away."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import duckdb
import pytest

from catalogue.paths import Home
from muster.pins import newest_pin, pin, pins, prune
from muster.snapshots import snapshot_ids
from tests.ingestion.books import DRILL_HEADINGS, drill, write_book
from tests.ingestion.raw_county import REGISTER
from tests.muster.command import assert_one_clear_line, muster

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def twice(tmp_path_factory: pytest.TempPathFactory) -> tuple[Home, str, str]:
    """A HOME published twice: in between one drill was corrected, one left out, one brought in late."""
    home, sent = Home(tmp_path_factory.mktemp("home")), tmp_path_factory.mktemp("sent")
    write_book(sent / "区划.xlsx", {"区划": REGISTER})
    rows = [drill(number, 日期=f"2024.8.{number}") for number in range(1, 9)]
    write_book(sent / "演练台账.xlsx", {"演练": [DRILL_HEADINGS, *rows]})
    assert muster("refresh", str(sent), home=home.root).returncode in {0, 3}
    first = snapshot_ids(home)[-1]
    assert muster("snapshots", "pin", "--note", "9月28日会议", home=home.root).returncode == 0
    rows[2][DRILL_HEADINGS.index("参演人数")] = 333
    rows[2][DRILL_HEADINGS.index("其中群众")] = 300
    renumbered = [[number, *row[1:]] for number, row in enumerate(rows[1:], 1)]
    late = drill(99, 演练名称="补登的演练", 日期="2024.8.20")
    write_book(sent / "演练台账（更正）.xlsx", {"演练": [DRILL_HEADINGS, *renumbered, late]})
    assert muster("refresh", str(sent), home=home.root).returncode in {0, 3}
    return home, first, snapshot_ids(home)[-1]


def changes(home: Home, *words: str) -> dict[str, list[dict[str, object]]]:
    done = muster("snapshots", "diff", *words, "--format", "json", home=home.root)
    assert done.returncode == 0, done.stderr
    found: dict[str, list[dict[str, object]]] = json.loads(done.stdout)
    return found


def test_records_that_came_went_or_changed_are_told_apart(twice: tuple[Home, str, str]) -> None:
    home, first, second = twice
    kinds = sorted(str(row["kind"]) for row in changes(home, first, second)["records"])
    assert kinds == ["added", "changed", "removed"]


def test_a_new_serial_number_changes_no_record(twice: tuple[Home, str, str]) -> None:
    (changed,) = [row for row in changes(twice[0])["records"] if row["kind"] == "changed"]
    assert json.loads(str(changed["cells"]))["参演人数"] == "333"
    assert json.loads(str(changed["old_cells"]))["参演人数"] != "333"


def test_a_record_of_before_that_appears_only_now_is_backdated(twice: tuple[Home, str, str]) -> None:
    rows = changes(twice[0])["records"]
    assert [(row["kind"], row["happened_on"]) for row in rows if row["is_backdated"]] == [
        ("added", "2024-08-20")
    ]


def test_the_delivery_that_did_it_is_named(twice: tuple[Home, str, str]) -> None:
    assert {row["file_name"] for row in changes(twice[0])["records"]} == {"演练台账（更正）.xlsx"}


def test_figures_that_changed_say_how_much_and_which_files_came(twice: tuple[Home, str, str]) -> None:
    figures = changes(twice[0])["figures"]
    assert figures and {figure["files_zh"] for figure in figures} == {"演练台账（更正）.xlsx"}


def test_the_snapshot_lists_what_changed_since_the_pinned_one(twice: tuple[Home, str, str]) -> None:
    home, first, second = twice
    with duckdb.connect(str(home.snapshot(second)), read_only=True) as connection:
        since = connection.execute("select distinct since_snapshot from marts.fct_changed_records").fetchall()
        records = connection.execute("select count(*) from marts.fct_changed_records").fetchall()
        figures = connection.execute("select count(*) from marts.fct_changed_figures").fetchall()
    assert since == [(first,)] and records == [(3,)] and figures[0][0] == len(changes(home)["figures"])


def test_without_a_pin_the_lists_are_there_and_empty(twice: tuple[Home, str, str]) -> None:
    home, first, second = twice
    with duckdb.connect() as connection:
        for name, snapshot in (("a", first), ("b", second)):
            connection.execute(f"attach '{home.snapshot(snapshot)}' as {name} (read_only)")
        for table in ("fct_changed_records", "fct_changed_figures"):
            assert connection.execute(f"select count(*) from a.marts.{table}").fetchall() == [(0,)]
            shapes = [connection.execute(f"describe {name}.marts.{table}").fetchall() for name in ("a", "b")]
            assert shapes[0] == shapes[1]


def test_for_people_the_difference_is_a_table(twice: tuple[Home, str, str]) -> None:
    done = muster("snapshots", "diff", home=twice[0].root)
    assert done.returncode == 0
    assert "补录" in done.stdout and "演练台账（更正）.xlsx" in done.stdout and "新增" in done.stdout


def test_pinned_snapshots_and_the_current_one_are_not_cleared_away(tmp_path: Path) -> None:
    home = Home(tmp_path)
    home.published.mkdir(parents=True)
    for name in ("20240101-a", "20240102-b", "20240103-c", "20240104-d"):
        home.snapshot(name).touch()
    home.current.write_text("20240104-d\n", encoding="utf-8")
    pin(home, "20240101-a", "会议", datetime(2024, 1, 5))
    assert prune(home, keep=1) == ["20240102-b", "20240103-c"]
    assert snapshot_ids(home) == ["20240101-a", "20240104-d"]
    assert pins(home) == {"20240101-a": "会议"} and newest_pin(home) == "20240101-a"


def test_nothing_to_compare_or_an_unknown_snapshot_is_one_clear_line(twice: tuple[Home, str, str]) -> None:
    assert_one_clear_line(muster("snapshots", "diff", twice[1], "没有这个", home=twice[0].root))
    assert_one_clear_line(muster("snapshots", "unpin", "没有这个", home=twice[0].root))
    assert_one_clear_line(muster("snapshots", "diff", "--format", "xml", home=twice[0].root))
    assert_one_clear_line(muster("trace", "I17", "--format", "xml", home=twice[0].root))
    assert_one_clear_line(muster("query", "select 1", "--format", "xml", home=twice[0].root))
