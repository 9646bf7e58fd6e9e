"""What the readers do not tell of a workbook: hidden rows and columns, errors, merges, days counted from 1904."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from ingestion.opening.files import read_grids
from ingestion.opening.grid import Grid, UnreadableFile
from ingestion.opening.sheetnotes import sheet_notes
from tests.ingestion.books import write_book
from tests.ingestion.test_ways_of_reading import as_if_large


def _book(folder: Path, is_1904: bool = False) -> Path:
    book = Workbook()
    sheet = book.active
    if is_1904:
        book.epoch = CALENDAR_MAC_1904
    for row in [
        ["名称", "日期", "数量"],
        ["甲", datetime(2024, 9, 5), 1],
        ["乙", "#REF!", 5.11e17],
        ["丙", "", True],
    ]:
        sheet.append(row)
    sheet["B3"].data_type = "e"
    sheet.merge_cells("A3:A4")
    sheet.row_dimensions[2].hidden = True
    sheet.column_dimensions["C"].hidden = True
    book.create_sheet("暗").sheet_state = "hidden"
    book.save(folder / "t.xlsx")
    return folder / "t.xlsx"


@pytest.fixture(params=[10**9, -1], ids=["by rows", "by columns"])
def sheet(request: pytest.FixtureRequest, tmp_path: Path) -> Grid:
    """The sheet read either way."""
    with as_if_large(workbook_LARGE=request.param):
        return read_grids(_book(tmp_path))[0]


def test_hidden_rows_and_columns_are_noted(sheet: Grid) -> None:
    assert (sheet.hidden_rows, sheet.hidden_columns, sheet.is_hidden) == ({1}, {2}, False)


def test_merged_cells_are_noted(sheet: Grid) -> None:
    assert sheet.merges == [(2, 0, 3, 0)]


def test_errors_ruined_numbers_days_and_truth_values_have_their_texts(sheet: Grid) -> None:
    assert sheet.rows[1] == ["甲", "2024-09-05", "1"]
    assert sheet.rows[2] == ["乙", "#REF!", "5.11E+17"]
    assert sheet.rows[3][2] == "是"


def test_hidden_sheets_are_read_and_noted(tmp_path: Path) -> None:
    assert [(grid.sheet, grid.is_hidden) for grid in read_grids(_book(tmp_path))][1] == ("暗", True)


def test_days_counted_from_1904_are_noted(tmp_path: Path) -> None:
    path = _book(tmp_path, is_1904=True)
    assert sheet_notes(path.read_bytes())["Sheet"].is_1904
    assert read_grids(path)[0].rows[1][1] == "2024-09-05"


def test_other_formats_have_no_notes_and_a_broken_archive_is_said() -> None:
    assert sheet_notes(b"\xd0\xcf\x11\xe0") == {}
    with pytest.raises(UnreadableFile, match="损坏"):
        sheet_notes(b"PK\x03\x04 nonsense")


@pytest.mark.parametrize("limit", [-1, 10**9], ids=["by columns", "by rows"])
def test_numbers_of_many_digits_are_the_text_that_a_spreadsheet_shows(tmp_path: Path, limit: int) -> None:
    numbers = [
        10000083.05,
        1 / 3,
        0.1 + 0.2,
        1e-10,
        123456789.123456789,
        1234567.8901234567,
        -0.1,
        2.675,
        120.0,
    ]
    path = write_book(tmp_path / "t.xlsx", {"数": [[number] for number in numbers]})
    with as_if_large(workbook_LARGE=limit):
        (grid,) = read_grids(path)
    assert [row[0] for row in grid.rows] == [
        "10000083.05", "0.333333333", "0.3", "0", "123456789.123457", "1234567.89012346", "-0.1", "2.675", "120",
    ]  # fmt: skip
