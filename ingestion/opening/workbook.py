"""Workbooks to grids through calamine. Runs in a child process only: calamine can abort the process it runs in."""

from __future__ import annotations

import io
from array import array
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import python_calamine as calamine

from ingestion.opening.biff import xls_notes
from ingestion.opening.bigsheets import LARGE, read_by_columns
from ingestion.opening.farcells import LARGE_AREA, Body, body_of_cells, said_of, too_large
from ingestion.opening.grid import MAX_CELLS, Grid, Remark, UnreadableFile
from ingestion.opening.odsnotes import ods_notes, without_far_ods
from ingestion.opening.sheetnotes import SheetNotes, outlines, sheet_notes, within, without_far
from ingestion.opening.vetting import CORRUPT_ZH, PASSWORD_ZH, vetted
from ingestion.text import number_text

_SHEET_ZH = "工作表“{}”无法读取。请在原软件中另存为 .xlsx 后重新报送。"


def read_workbook(path: Path) -> list[Grid]:
    """Every sheet of a workbook as a grid, hidden ones included. Raises UnreadableFile."""
    content = path.read_bytes()
    remarks = vetted(content)
    notes = outlines(content) if len(content) > LARGE else {}
    if notes and all(of.starts_at_a or of.is_empty for of in notes.values()):
        content = without_far(content, notes)
        grids = [_large_sheet(content, name, of) for name, of in notes.items()]
        return [replace(grids[0], remarks=(*remarks, *grids[0].remarks)), *grids[1:]]
    notes = sheet_notes(content)
    if notes:
        content = without_far(content, notes)
    else:
        notes = ods_notes(content) or xls_notes(content)
        content = without_far_ods(content, notes)
    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
    except BaseException as error:
        raise _refused(error, CORRUPT_ZH) from error
    grids = [
        _sheet_or_line(book, meta, notes.get(meta.name, SheetNotes()))
        for meta in book.sheets_metadata
        if str(meta.typ).endswith("WorkSheet")
    ]
    return [replace(grids[0], remarks=(*remarks, *grids[0].remarks)), *grids[1:]] if grids else []


def _large_sheet(content: bytes, name: str, notes: SheetNotes) -> Grid:
    """A sheet of a large workbook, which calamine need not open for it."""
    remarks = (said_of(name, notes.body),) if notes.body else ()
    if notes.is_empty:
        return Grid(name, [], is_hidden=notes.is_hidden)
    try:
        return replace(read_by_columns(content, name, notes), remarks=remarks)
    except BaseException as error:
        refused = _refused(error, _SHEET_ZH.format(name))
        if not isinstance(refused, UnreadableFile):
            raise refused from error
        return Grid(name, [], remarks=(Remark(name, refused.code, refused.message_zh),))


def _refused(error: BaseException, message_zh: str) -> BaseException:
    """What to raise in place of a reader's error; a panic of a Rust reader is no Exception."""
    if isinstance(error, (UnreadableFile, MemoryError, KeyboardInterrupt, SystemExit)):
        return error
    if isinstance(error, calamine.PasswordError):
        return UnreadableFile("password", PASSWORD_ZH)
    return UnreadableFile("corrupt", message_zh)


def _sheet_or_line(book: Any, meta: Any, notes: SheetNotes) -> Grid:
    """The sheet, or none of its rows and the line that says why; the workbook's other sheets are read all the same."""
    try:
        return _read_sheet(book, meta, notes)
    except UnreadableFile as error:
        return Grid(meta.name, [], remarks=(Remark(meta.name, error.code, error.message_zh),))


def _read_sheet(book: Any, meta: Any, notes: SheetNotes) -> Grid:
    is_hidden = meta.visible != calamine.SheetVisibleEnum.Visible
    remarks = (said_of(meta.name, notes.body),) if notes.body else ()
    try:
        sheet = book.get_sheet_by_name(meta.name)
        body = _body(sheet)
        if body is not None:
            remarks = (said_of(meta.name, body),)
        rows = _texts(sheet, meta.name, body)
        merges = [(a[0], a[1], b[0], b[1]) for a, b in sheet.merged_cell_ranges or []]
    except BaseException as error:
        raise _refused(error, _SHEET_ZH.format(meta.name)) from error
    for row, column, text in notes.errors:
        if row < len(rows) and column < len(rows[row]):
            rows[row][column] = text
    rows = _trimmed(rows)
    own = within(replace(notes, merges=merges or notes.merges), len(rows), len(rows[0]) if rows else 0)
    return Grid(
        meta.name,
        rows,
        own.merges,
        is_hidden=is_hidden,
        is_1904=own.is_1904,
        hidden_rows=own.hidden_rows,
        hidden_columns=own.hidden_columns,
        remarks=remarks,
    )


def _body(sheet: Any) -> Body | None:
    """Where the table ends in a large sheet with few cells (an .xls, whose cells could not be cut out before)."""
    last_row, last_column = sheet.end or (0, 0)
    if (last_row + 1) * (last_column + 1) <= LARGE_AREA:
        return None
    places = array("q")
    for number, row in enumerate(sheet.iter_rows()):
        for position, value in enumerate(row, start=sheet.start[1]):
            if value != "":
                places.extend((number, position))
    cells = np.array(places, np.int64).reshape(-1, 2)
    return body_of_cells(cells[:, 0], cells[:, 1])


def _texts(sheet: Any, name: str, body: Body | None) -> list[list[str]]:
    """A sheet's texts from A1 to the end of its table."""
    last_row, last_column = (body.last_row, body.last_column) if body else (sheet.end or (0, 0))
    if (last_row + 1) * (last_column + 1) > MAX_CELLS:
        raise too_large(name)
    if body is None:
        return [[cell_text(value) for value in row] for row in sheet.to_python(skip_empty_area=False)]
    left = [""] * sheet.start[1]
    rows = islice(sheet.iter_rows(), last_row + 1)
    return [[*left, *map(cell_text, row[: last_column + 1 - len(left)])] for row in rows]


def _trimmed(rows: list[list[str]]) -> list[list[str]]:
    """Without empty rows at the end and empty columns at the right."""
    while rows and not any(rows[-1]):
        rows.pop()
    width = max((index + 1 for row in rows for index in range(len(row) - 1, -1, -1) if row[index]), default=0)
    return [row[:width] for row in rows] if width else []


def cell_text(value: Any) -> str:
    """A cell as text. Whole numbers lose their .0; numbers beyond 15 digits show that Excel has cut them."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float):
        if abs(value) >= 1e15:
            return f"{value:.2E}"
        return number_text(value)
    if isinstance(value, datetime):
        at_midnight = value.hour == value.minute == value.second == 0
        return value.date().isoformat() if at_midnight else value.isoformat(" ", "seconds")
    if isinstance(value, (date, time)):
        return value.isoformat()
    if isinstance(value, timedelta):
        return str(value)
    return str(value)
