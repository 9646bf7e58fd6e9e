"""A clerk's way: hand in, correct the hand-back itself, hand in again; only the difference and its figures are told."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from openpyxl import load_workbook

from catalogue.paths import Home
from tests.ingestion.books import DRILL_HEADINGS, drill, write_book
from tests.ingestion.raw_county import REGISTER
from tests.muster.command import muster

pytestmark = pytest.mark.slow


@dataclass
class Round:
    """One refresh: its receipt and what it printed."""

    receipt: dict[str, Any]
    printed: str
    page: str


def refreshed(home: Home) -> Round:
    done = muster("refresh", home=home.root)
    assert done.returncode in {0, 3}, done.stderr
    path = max(home.receipts.glob("*.json"))
    return Round(
        json.loads(path.read_text(encoding="utf-8")), done.stdout, path.with_suffix(".html").read_text()
    )


@pytest.fixture(scope="module")
def rounds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Home, Round, Round]]:
    """A drill log with two wrong cells, then its hand-back with one of them mended and one figure changed."""
    home = Home(tmp_path_factory.mktemp("again"))
    home.inbox.mkdir()
    rows = [DRILL_HEADINGS, *[drill(number) for number in range(1, 9)]]
    rows += [drill(9, 日期="待定"), drill(10, 参演人数="若干")]
    write_book(home.inbox / "演练.xlsx", {"演练": rows})
    write_book(home.inbox / "区划.xlsx", {"区划": REGISTER})
    first = refreshed(home)
    (handed_back,) = home.handback.glob("*/退回单_演练.xlsx")
    book = load_workbook(handed_back)
    book["演练"]["E10"] = "2024.9.20"
    book["演练"]["G2"] = 141
    book.save(home.inbox / "退回单_演练.xlsx")
    yield home, first, refreshed(home)


def test_the_first_receipt_links_to_the_hand_back_and_lists_what_is_wrong(
    rounds: tuple[Home, Round, Round],
) -> None:
    _, first, _ = rounds
    (drills,) = [file for file in first.receipt["files"] if file["file"] == "演练.xlsx"]
    assert drills["handback"] and drills["handback"] in first.printed
    assert "退回单_演练.xlsx" in first.page and "应为日期" in first.page
    assert drills["sha256"] in first.page
    assert drills["tables"][0]["matched"][1] == {
        "heading": "演练名称", "column": "drill_name", "column_zh": "演练名称", "score": 1.0,
    }  # fmt: skip


def test_the_second_receipt_tells_only_the_difference(rounds: tuple[Home, Round, Round]) -> None:
    _, _, second = rounds
    (file,) = second.receipt["files"]
    (difference,) = file["differences"]
    assert difference["replaced"] == ["演练.xlsx"]
    assert (difference["rows_same"], difference["rows_added"], difference["rows_removed"]) == (8, 1, 0)
    (changed,) = difference["changed"]
    assert [(cell["column"], cell["old"], cell["new"]) for cell in changed["cells"]] == [
        ("参演人数", "41", "141")
    ]
    assert (difference["issues_solved"], difference["issues_still"], difference["issues_new"]) == (1, 1, 0)
    assert "新增1行、删除0行、改动1行、不变8行" in second.printed
    assert "若干" not in second.printed, "what is still wrong was told before"


def test_the_second_receipt_says_which_figures_it_changed(rounds: tuple[Home, Round, Round]) -> None:
    _, first, second = rounds
    assert "首次发布" in first.receipt["figures"]["note_zh"]
    figures = second.receipt["figures"]["figures"]
    assert figures and {"F04"} == {export for figure in figures for export in figure["exports"]}
    assert all(figure["old"] != figure["new"] for figure in figures)
    assert f"有{second.receipt['figures']['changed']}个数值变化" in second.printed
    assert figures[0]["name_zh"] in second.page


def test_nothing_of_the_marks_is_read_as_data(rounds: tuple[Home, Round, Round]) -> None:
    (table,) = rounds[2].receipt["files"][0]["tables"]
    assert (table["sheet"], table["unmapped"], table["rows_read"]) == ("演练", [], 11)
    assert rounds[2].receipt["totals"]["problems"] == 0


def test_the_hand_back_lists_only_what_is_still_wrong(rounds: tuple[Home, Round, Round]) -> None:
    home, _, second = rounds
    path = home.root / second.receipt["files"][0]["handback"]
    book = load_workbook(path)
    assert path.name == "退回单_演练.xlsx" and book.sheetnames[1:] == ["演练"]
    comments = {cell.coordinate for row in book["演练"].iter_rows() for cell in row if cell.comment}
    assert comments == {"G11"}
