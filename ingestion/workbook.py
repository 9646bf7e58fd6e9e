"""Workbooks to grids through calamine. Runs in a child process only: calamine can abort the process it runs in."""

from __future__ import annotations

import io
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import python_calamine as calamine

from ingestion.bigsheets import LARGE, read_by_columns
from ingestion.grid import Grid, UnreadableFile
from ingestion.sheetnotes import SheetNotes, sheet_notes

MAX_CELLS = 40_000_000


def read_workbook(path: Path) -> list[Grid]:
    """Every sheet of a workbook as a grid, hidden ones included. Raises UnreadableFile."""
    content = path.read_bytes()
    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
    except calamine.PasswordError as error:
        raise UnreadableFile("password", "文件设有打开密码，无法读取。请去掉密码后重新报送。") from error
    except Exception as error:
        raise UnreadableFile(
            "corrupt", "文件已损坏或不完整，无法打开。请在原软件中另存为 .xlsx 后重新报送。"
        ) from error
    notes = sheet_notes(content)
    return [
        _read_sheet(book, content, meta, notes.get(meta.name, SheetNotes()))
        for meta in book.sheets_metadata
        if str(meta.typ).endswith("WorkSheet")
    ]


def _read_sheet(book: Any, content: bytes, meta: Any, notes: SheetNotes) -> Grid:
    is_hidden = meta.visible != calamine.SheetVisibleEnum.Visible
    try:
        if notes.starts_at_a and len(content) > LARGE:
            return read_by_columns(content, meta.name, notes, is_hidden)
        sheet = book.get_sheet_by_name(meta.name)
        if sheet.total_height * sheet.total_width > MAX_CELLS:
            raise UnreadableFile(
                "too_large", f"工作表“{meta.name}”的范围过大，请删除多余的空行空列后重新报送。"
            )
        values = sheet.to_python(skip_empty_area=False)
        merges = [(a[0], a[1], b[0], b[1]) for a, b in sheet.merged_cell_ranges or []]
    except UnreadableFile:
        raise
    except Exception as error:
        raise UnreadableFile(
            "corrupt", f"工作表“{meta.name}”无法读取。请在原软件中另存为 .xlsx 后重新报送。"
        ) from error
    rows = [[cell_text(value) for value in row] for row in values]
    for row, column, text in notes.errors:
        if row < len(rows) and column < len(rows[row]):
            rows[row][column] = text
    return Grid(
        meta.name,
        _trimmed(rows),
        merges,
        is_hidden=is_hidden,
        is_1904=notes.is_1904,
        hidden_rows=notes.hidden_rows,
        hidden_columns=notes.hidden_columns,
    )


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
        return str(int(value)) if value == int(value) else repr(value)
    if isinstance(value, datetime):
        at_midnight = value.hour == value.minute == value.second == 0
        return value.date().isoformat() if at_midnight else value.isoformat(" ", "seconds")
    if isinstance(value, (date, time)):
        return value.isoformat()
    if isinstance(value, timedelta):
        return str(value)
    return str(value)
