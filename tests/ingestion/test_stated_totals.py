"""Totals that a sheet states are checked against its rows; parts are never more than their whole."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.ingestion.books import DRILL_HEADINGS, drill, read, write_book

RECORDS = [drill(number) for number in (1, 2, 3)]


def total(word: str, participants: Any, public: Any = "") -> list[Any]:
    return ["", word, "", "", "", "", participants, public]


def said(tmp_path: Path, *rows: list[Any], title: str = "2024年演练台账") -> list[tuple[int, str, str]]:
    path = write_book(tmp_path / "t.xlsx", {"演练": [[title], DRILL_HEADINGS, *rows]})
    (table,) = read(path).tables
    return [
        (issue["row_number"], issue["column_name"], issue["reason_zh"])
        for issue in table.issues
        if issue["severity"] == "warning"
    ]


@pytest.mark.parametrize("written", [126, "126", "126人次", "约126", "100余"])
def test_a_total_that_its_rows_can_add_up_to_is_not_mentioned(tmp_path: Path, written: Any) -> None:
    assert said(tmp_path, *RECORDS, total("合计", written, 90)) == []


def test_a_total_that_differs_is_a_warning_with_both_numbers_and_the_difference(tmp_path: Path) -> None:
    assert said(tmp_path, *RECORDS, total("合计", 130, 90)) == [
        (6, "participants", "“合计”行写的是130，所列各行相加为126，相差4，请核对")
    ]


def test_subtotals_are_checked_against_their_own_group(tmp_path: Path) -> None:
    rows = [drill(1), drill(2), total("小计", 83), drill(3), total("小计", 44), total("总计", 126)]
    assert said(tmp_path, *rows) == [(7, "participants", "“小计”行写的是44，所列各行相加为43，相差1，请核对")]


def test_a_row_written_as_text_that_the_formula_left_out_is_named(tmp_path: Path) -> None:
    rows = [*RECORDS, drill(4, 参演人数="50人"), total("合计", 126)]
    ((_, _, reason),) = said(tmp_path, *rows)
    assert "相加为176，相差-50" in reason and "第6行的数字是以文本方式填写的" in reason


def test_a_part_that_exceeds_its_total_is_a_warning(tmp_path: Path) -> None:
    rows = [*RECORDS, total("合计", 126, 90), total("其中：学生", 130, 20)]
    assert said(tmp_path, *rows) == [(7, "participants", "“其中”行写的是130，大于第6行的合计126，请核对")]


def test_a_part_without_a_total_is_held_against_all_rows(tmp_path: Path) -> None:
    assert said(tmp_path, *RECORDS, total("其中：学生", 20, 91)) == [
        (6, "public_participants", "“其中”行写的是91，大于各行相加的90，请核对")
    ]


def test_totals_of_a_sheet_in_ten_thousands_are_told_in_its_own_unit(tmp_path: Path) -> None:
    headings = ["案号", "立案日期", "当事人", "违法行为", "罚款金额"]
    rows = [
        ["2024年立案台账　单位：万元"],
        headings,
        ["A-1", "2024.3.1", "柳河砖厂", "未培训", 1.5],
        ["A-2", "2024.3.2", "青石矿", "未培训", 2],
        ["合计", "", "", "", 4],
    ]
    (table,) = read(write_book(tmp_path / "t.xlsx", {"立案": rows})).tables
    (issue,) = [issue for issue in table.issues if issue["severity"] == "warning"]
    assert issue["reason_zh"] == "“合计”行写的是4，所列各行相加为3.5，相差0.5，请核对"
