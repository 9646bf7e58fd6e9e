"""Rows that come twice within one delivery."""

from __future__ import annotations

from pathlib import Path
from unittest import mock

import numpy as np

from tests.ingestion.books import DRILL_HEADINGS, drill, issues, read, read_sheet, write_book


def test_a_row_that_comes_again_under_another_serial_number_is_a_copy(tmp_path: Path) -> None:
    found = read_sheet(tmp_path, [DRILL_HEADINGS, drill(1), drill(2), drill(1, 序号=3)])
    assert (found.rows_accepted, found.rows_rejected) == (2, 1)
    assert [i["reason_zh"] for i in found.issues] == ["重复行：与第2行完全相同"]


def test_a_row_that_differs_in_one_cell_is_no_copy_but_has_a_conflicting_key(tmp_path: Path) -> None:
    found = read_sheet(tmp_path, [DRILL_HEADINGS, drill(1), drill(1, 参演人数=99)])
    assert (found.rows_rejected, issues(found)) == (0, [(3, "", "conflicting_key")])


def test_a_copy_in_another_sheet_is_told_with_its_sheet(tmp_path: Path) -> None:
    rows = [DRILL_HEADINGS, drill(1)]
    found = read(write_book(tmp_path / "t.xlsx", {"一季度": rows, "二季度": rows}))
    assert [i["reason_zh"] for i in found.tables[1].issues] == ["重复行：与工作表“一季度”第2行完全相同"]


def test_rows_that_name_no_place_belong_to_their_sheet(tmp_path: Path) -> None:
    rows = [["应急演练台账"], ["演练名称", "日期", "参演人数"], ["洪水演练", "2024.3.1", 12]]
    found = read(write_book(tmp_path / "t.xlsx", {"柳河镇": rows, "青石乡": rows}))
    assert [table.rows_rejected for table in found.tables] == [0, 0]


def test_two_rows_of_one_hash_are_compared_text_by_text(tmp_path: Path) -> None:
    rows = [DRILL_HEADINGS, drill(1), drill(2), drill(3)]
    with mock.patch("ingestion.records.copies.row_hashes", lambda columns, count: np.zeros(count, np.uint64)):
        found = read_sheet(tmp_path, rows)
    assert found.rows_accepted == 3
