"""Marks on the sheets of a workbook: the wrong cells filled, each with a comment that says what and what instead."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from openpyxl.cell.cell import MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from ingestion.handback.look import AUTHOR, CELL_COLOURS, OUR_COLOURS, ROW_COLOURS, lines_of, solid
from ingestion.handback.order import SEVERITIES_ZH, HandedTable, Mark, Place
from ingestion.privacy import scrub

COMMENTS_AT_MOST = 2_000
COMMENT_WIDTH, LINE_HEIGHT = 300, 19
_GRAVITY = list(SEVERITIES_ZH)
Spot = tuple[int, int]


def mark_sheets(book: Workbook, tables: Sequence[HandedTable], marks: Sequence[Mark]) -> dict[Mark, Place]:
    """Fill and comment the cells that the marks are about; where each mark stands.

    Whole-row marks shade the row over the table's columns; its first cell is coloured like a wrong cell and has the
    comment. Of two marks on a cell the graver colours it, and both are said. Comments that were there stay above ours.
    """
    sheets = {scrub(sheet.title): sheet for sheet in book.worksheets}
    only = book.worksheets[0] if len(book.worksheets) == 1 else None
    reach = {(table.sheet, table.table_no): _reach(table) for table in tables}
    places: dict[Mark, Place] = {}
    said: dict[tuple[str, Spot], list[Mark]] = {}
    for mark in sorted(marks, key=lambda mark: (mark.column is not None, -_GRAVITY.index(mark.severity))):
        sheet = sheets.get(mark.sheet) or (only if not mark.sheet else None)
        if sheet is None:
            continue
        if mark.row is None:
            places[mark] = Place(sheet.title, "", _is_hidden(sheet))
            continue
        first, last = reach.get((mark.sheet, mark.table_no), (1, 1))
        if mark.column is None:
            _shade_row(sheet, mark.row, first, last, ROW_COLOURS[mark.severity])
        row, column = _anchor(sheet, mark.row, mark.column or first)
        sheet.cell(row, column).fill = solid(CELL_COLOURS[mark.severity])
        said.setdefault((sheet.title, (row, column)), []).append(mark)
        places[mark] = Place(
            sheet.title, f"{get_column_letter(column)}{mark.row}", _is_hidden(sheet, mark.row, column)
        )
    _comment(book, said)
    return places


def unmark_sheets(book: Workbook) -> None:
    """Take off what an earlier hand-back put on, when the department corrects that copy and hands it in again."""
    for sheet in book.worksheets:
        # iter_rows would make every cell of an absurdly wide sheet
        for cell in list(sheet._cells.values()):
            if cell.fill.fill_type == "solid" and cell.fill.fgColor.rgb in OUR_COLOURS:
                cell.fill = PatternFill()
            if cell.comment is not None and _heading("") in cell.comment.text:
                _restore(cell)


def _restore(cell: Any) -> None:
    """Only what stood in the comment before ours stays."""
    before = cell.comment.text.split(_heading(""))[0].rstrip()
    cell.comment = Comment(before, cell.comment.author) if before else None


def _heading(severities: str) -> str:
    return f"【{AUTHOR}{severities}"


def _reach(table: HandedTable) -> tuple[int, int]:
    """First and last column of a table."""
    return min(table.headings, default=1), max(table.headings, default=1)


def _shade_row(sheet: Worksheet, row: int, first: int, last: int, colour: str) -> None:
    for column in range(first, last + 1):
        cell = sheet.cell(row, column)
        if not isinstance(cell, MergedCell):
            cell.fill = solid(colour)


def _anchor(sheet: Worksheet, row: int, column: int) -> Spot:
    """The cell itself; of merged cells the one that is written in."""
    if isinstance(sheet.cell(row, column), MergedCell):
        for merged in sheet.merged_cells.ranges:
            if merged.min_row <= row <= merged.max_row and merged.min_col <= column <= merged.max_col:
                return merged.min_row, merged.min_col
    return row, column


def _is_hidden(sheet: Worksheet, row: int | None = None, column: int | None = None) -> bool:
    if sheet.sheet_state != "visible":
        return True
    rows: Mapping[int, Any] = sheet.row_dimensions
    columns: Mapping[str, Any] = sheet.column_dimensions
    letter = get_column_letter(column) if column else ""
    in_hidden_row = row is not None and row in rows and rows[row].hidden
    return bool(in_hidden_row or (letter in columns and columns[letter].hidden))


def _comment(book: Workbook, said: Mapping[tuple[str, Spot], Sequence[Mark]]) -> None:
    """One comment per cell, the gravest cells first up to COMMENTS_AT_MOST; the list has the others."""
    gravest_first = sorted(said.items(), key=lambda item: min(_GRAVITY.index(m.severity) for m in item[1]))
    for (title, (row, column)), marks in gravest_first[:COMMENTS_AT_MOST]:
        cell = book[title].cell(row, column)
        text = comment_text(marks)
        if cell.comment is not None:
            text = f"{cell.comment.text.rstrip()}\n\n{text}"
        height = LINE_HEIGHT * (lines_of(text, COMMENT_WIDTH / 7.5) + 1)
        cell.comment = Comment(text, AUTHOR, height=min(height, 420), width=COMMENT_WIDTH)


def comment_text(marks: Iterable[Mark]) -> str:
    """All that is said of one cell: 【点验·退回】what is wrong, then what was expected."""
    ordered = sorted(marks, key=lambda mark: _GRAVITY.index(mark.severity))
    return "\n".join(
        f"{_heading(f'·{SEVERITIES_ZH[mark.severity]}】')}{mark.reason_zh}\n应当：{mark.expected_zh}"
        for mark in ordered
    )
