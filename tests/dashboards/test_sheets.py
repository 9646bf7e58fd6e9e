"""Tables that are taken away: typed, harmless, and telling where they come from."""

from __future__ import annotations

import csv
import io
from datetime import date, datetime

import pytest
from openpyxl import load_workbook

from dashboards.sheets import Column, Sheet, separated, workbook

HOSTILE = ["=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1"]
SHEET = Sheet(
    "drills",
    "两场演练",
    (
        Column("name", "名称"), Column("count", "人数", "whole"), Column("share", "占比", "measure"),
        Column("held_on", "日期", "date"),
    ),
    [
        {"name": "甲", "count": 50, "share": 97.93, "held_on": date(2024, 6, 5), "unit": "%"},
        {"name": "乙", "count": None, "share": -1.5, "held_on": None, "unit": "%"},
    ],
)  # fmt: skip


def test_cells_of_a_workbook_have_their_types() -> None:
    book = load_workbook(io.BytesIO(workbook(SHEET, [("数据来源", "F04")], ("表", "说明"))))
    assert book.sheetnames == ["表", "说明"]
    rows = list(book["表"].iter_rows(values_only=True))
    assert rows[0] == ("名称", "人数", "占比", "日期")
    assert rows[1] == ("甲", 50, 97.93, datetime(2024, 6, 5))
    assert rows[2] == ("乙", None, -1.5, None)
    assert book["表"]["D2"].number_format == "yyyy-mm-dd"
    assert book["说明"]["A1"].value == "数据来源"
    assert book["说明"]["B1"].value == "F04"


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_becomes_a_formula(text: str) -> None:
    sheet = Sheet("x", "x", (Column("name", text),), [{"name": text}])
    book = load_workbook(io.BytesIO(workbook(sheet, [(text, text)], ("表", "说明"))))
    cells = [cell for tab in book for row in tab.iter_rows() for cell in row if cell.value is not None]
    assert len(cells) == 4
    assert all(cell.data_type == "s" for cell in cells)
    [heading, value] = list(csv.reader(io.StringIO(separated(sheet).decode("utf-8-sig"), newline="")))
    assert heading[0].startswith("'") and value[0].startswith("'")


def test_text_opens_in_a_spreadsheet_as_chinese_and_negative_numbers_stay_numbers() -> None:
    written = separated(SHEET)
    assert written.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(written.decode("utf-8-sig"))))
    assert rows == [
        ["名称", "人数", "占比", "日期"],
        ["甲", "50", "97.93", "2024-06-05"],
        ["乙", "", "-1.5", ""],
    ]
