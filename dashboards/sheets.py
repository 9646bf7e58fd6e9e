"""A table as it is shown and taken away: typed columns, rows, and what stands beside them in a file."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

FORMATS = {"whole": "0", "number": "0.0##", "measure": "0.0##", "date": "yyyy-mm-dd"}
STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
WIDEST = 60


@dataclass(frozen=True)
class Column:
    """One column: `key` of the rows, `heading`, and what it holds.

    kind: text; whole (a count); number; measure (a value in the unit that the row's `unit` says); date.
    """

    key: str
    heading: str
    kind: str = "text"


@dataclass(frozen=True)
class Sheet:
    """A table with a name of its own on its page; `definition` says what its figures mean."""

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: list[dict[str, Any]]
    definition: str = ""
    source: str = ""


def workbook(sheet: Sheet, about: list[tuple[str, str]], names: tuple[str, str]) -> bytes:
    """The sheet as .xlsx: typed cells, then a second sheet of what `about` tells. `names` are the two tabs'.

    Text never becomes a formula, whatever it starts with.
    """
    book = Workbook()
    table = book.active
    assert isinstance(table, Worksheet)
    table.title = names[0]
    for index, column in enumerate(sheet.columns, start=1):
        cell = _text(table.cell(row=1, column=index), column.heading)
        cell.font = Font(bold=True)
    for at, row in enumerate(sheet.rows, start=2):
        for index, column in enumerate(sheet.columns, start=1):
            _fill(table.cell(row=at, column=index), row.get(column.key), column.kind)
    table.freeze_panes = "A2"
    table.auto_filter.ref = table.dimensions
    for index, column in enumerate(sheet.columns, start=1):
        widths = [_width(row.get(column.key)) for row in sheet.rows[:200]]
        width = max([_width(column.heading), *widths]) + 2
        table.column_dimensions[get_column_letter(index)].width = min(width, WIDEST)
    notes = book.create_sheet(names[1])
    for at, (name, text) in enumerate(about, start=1):
        _text(notes.cell(row=at, column=1), name).font = Font(bold=True)
        _text(notes.cell(row=at, column=2), text).alignment = Alignment(wrap_text=True, vertical="top")
    notes.column_dimensions["A"].width = 16
    notes.column_dimensions["B"].width = 100
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def separated(sheet: Sheet) -> bytes:
    """The sheet as .csv in UTF-8 with a mark, so that a spreadsheet opens it rightly; text cannot become a formula."""
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow([_harmless(column.heading) for column in sheet.columns])
    for row in sheet.rows:
        writer.writerow([_plain(row.get(column.key), column.kind) for column in sheet.columns])
    return written.getvalue().encode("utf-8-sig")


def _fill(cell: Cell | MergedCell, value: Any, kind: str) -> None:
    if value is None or value == "":
        return
    if kind in FORMATS and isinstance(value, int | float | date) and not isinstance(value, bool):
        cell.value = value.replace(tzinfo=None) if isinstance(value, datetime) else value
        cell.number_format = FORMATS[kind]
    else:
        _text(cell, str(value))


def _text(cell: Cell | MergedCell, text: str) -> Cell | MergedCell:
    cell.value = "".join(character for character in text if character >= " " or character in "\t\n")
    cell.data_type = "s"
    if text.startswith(STARTS_A_FORMULA):
        cell.quotePrefix = True
    return cell


def _plain(value: Any, kind: str) -> str:
    if value is None:
        return ""
    if kind in FORMATS and isinstance(value, int | float | date) and not isinstance(value, bool):
        return value.isoformat() if isinstance(value, date) else f"{value:.15g}"
    return _harmless(str(value))


def _harmless(text: str) -> str:
    return f"'{text}" if text.startswith(STARTS_A_FORMULA) else text


def _width(value: Any) -> int:
    return sum(2 if ord(character) > 255 else 1 for character in str("" if value is None else value))
