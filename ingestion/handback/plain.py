"""A new workbook for what openpyxl cannot edit: text files and .xls as they read, large files as an excerpt."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from ingestion.handback.look import GRID, HEAD, HEAD_FONT, NARROWEST, WIDEST, WRAPPED, width_of, write_text
from ingestion.handback.order import HandedTable, Mark
from ingestion.opening.grid import Grid
from ingestion.privacy import scrub

TEXT_SHEET = "数据"
ORIGINAL_ROW = "原行号"
_MEASURED_ROWS = 200
_NOT_IN_TITLES = re.compile(r"[\\/*?:\[\]]")


def full_copy(grids: Sequence[Grid]) -> Workbook:
    """Every cell as the text it was read as, at its own place; sheet names, merged and hidden sheets kept."""
    book = _empty()
    for grid in grids:
        sheet = _sheet(book, grid.sheet)
        for number, row in enumerate(grid.rows, start=1):
            for column, text in enumerate(row, start=1):
                if text:
                    _write(sheet, number, column, text)
        for top, left, bottom, right in grid.merges:
            # a merge may reach over the whole sheet; openpyxl makes a cell of each place in it
            last_row, last_column = min(bottom + 1, len(grid.rows)), min(right + 1, grid.width)
            if top < last_row and left < last_column:
                sheet.merge_cells(
                    start_row=top + 1, start_column=left + 1, end_row=last_row, end_column=last_column
                )
        sheet.sheet_state = "hidden" if grid.is_hidden else "visible"
        _widen(sheet, grid.rows[:_MEASURED_ROWS])
    return _with_a_visible_sheet(book)


def excerpt(
    grids: Sequence[Grid], tables: Sequence[HandedTable], marks: Sequence[Mark]
) -> tuple[Workbook, dict[Mark, Mark]]:
    """Of every table only its headings and the rows that marks are about, the original row number before each.

    Also given back: each mark as it stands in the excerpt.
    """
    book = _empty()
    moved: dict[Mark, Mark] = {}
    for grid in grids:
        mine = [table for table in tables if table.sheet == scrub(grid.sheet)]
        sheet = _sheet(book, grid.sheet) if mine else None
        for table in mine:
            assert sheet is not None
            _headings(sheet, table)
            about = [m for m in marks if (m.sheet, m.table_no) == (table.sheet, table.table_no)]
            rows = sorted({m.row for m in about if m.row is not None and m.row <= len(grid.rows)})
            now = {row: sheet.max_row + step for step, row in enumerate(rows, start=1)}
            for row, number in now.items():
                _excerpt_row(sheet, number, row, grid.rows[row - 1])
            for mark in about:
                if mark.row in now:
                    column = mark.column + 1 if mark.column else None
                    moved[mark] = replace(mark, row=now[mark.row], column=column)
        if sheet is not None:
            _widen(sheet, [[ORIGINAL_ROW, *row] for row in grid.rows[:_MEASURED_ROWS]])
    return _with_a_visible_sheet(book), moved


def moved_right(table: HandedTable) -> HandedTable:
    """The table as it stands in an excerpt, one column further right."""
    return replace(table, headings={number + 1: heading for number, heading in table.headings.items()})


def _empty() -> Workbook:
    book = Workbook()
    book.remove(book.worksheets[0])
    return book


def _with_a_visible_sheet(book: Workbook) -> Workbook:
    """A workbook needs a sheet; one without anything gets an empty one."""
    if not book.worksheets:
        book.create_sheet(TEXT_SHEET)
    return book


def _sheet(book: Workbook, name: str) -> Worksheet:
    sheet = book.create_sheet(_NOT_IN_TITLES.sub("_", name)[:31] or TEXT_SHEET)
    assert isinstance(sheet, Worksheet)
    return sheet


def _write(sheet: Worksheet, row: int, column: int, text: str) -> None:
    cell = sheet.cell(row, column)
    write_text(cell, text)
    cell.number_format = "@"


def _headings(sheet: Worksheet, table: HandedTable) -> None:
    row = sheet.max_row + 2 if sheet.max_row > 1 else 1
    for column, text in ((1, ORIGINAL_ROW), *((number + 1, h) for number, h in table.headings.items())):
        _write(sheet, row, column, text)
        cell = sheet.cell(row, column)
        cell.font, cell.fill, cell.border, cell.alignment = HEAD_FONT, HEAD, GRID, WRAPPED


def _excerpt_row(sheet: Worksheet, number: int, original: int, texts: Sequence[str]) -> None:
    sheet.cell(number, 1).value = original
    for column, text in enumerate(texts, start=2):
        if text:
            _write(sheet, number, column, text)


def _widen(sheet: Worksheet, rows: Sequence[Sequence[str]]) -> None:
    """Columns as wide as their usual texts; a title over the whole sheet does not stretch the first."""
    for column in range(max((len(row) for row in rows), default=0)):
        widths = sorted(width_of(row[column]) for row in rows if column < len(row) and row[column])
        usual = widths[int(len(widths) * 0.9)] if widths else NARROWEST
        sheet.column_dimensions[get_column_letter(column + 1)].width = min(max(usual + 2, NARROWEST), WIDEST)
