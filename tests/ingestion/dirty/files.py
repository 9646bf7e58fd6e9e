"""Dirty workbooks as files of each format, or as grids without one."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import date, datetime
from pathlib import Path
from xml.sax.saxutils import escape

import openpyxl
import xlwt
from openpyxl.utils import get_column_letter

from ingestion.opening.grid import Grid
from tests.ingestion.dirty.sheets import Sheet, Workbook

_ODS_MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    '<manifest:file-entry manifest:full-path="/" '
    'manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/></manifest:manifest>'
)


def as_text(value: object) -> str:
    """A cell as a text file holds it."""
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M:%S}"
    return "" if value is None else value.isoformat() if isinstance(value, date) else str(value)


def as_grids(book: Workbook) -> list[Grid]:
    """The sheets as a reader would give them."""
    grids = []
    for sheet in book.sheets:
        width = max(len(row) for row in sheet.rows)
        rows = [[*map(as_text, row), *[""] * (width - len(row))] for row in sheet.rows]
        grids.append(Grid(sheet.name, rows, list(sheet.merges), is_hidden=sheet.is_hidden))
    return grids


def as_file(book: Workbook, folder: Path) -> Path:
    """Write the workbook in its own format."""
    path = folder / f"t.{book.kind if book.kind in {'xlsx', 'xls', 'ods'} else 'csv'}"
    if book.kind == "xlsx":
        _write_xlsx(book, path)
    elif book.kind == "xls":
        _write_xls(book, path)
    elif book.kind == "ods":
        _write_ods(book, path)
    else:
        path.write_text(as_csv(book.sheets[0]), encoding=book.kind, newline="")
    return path


def as_csv(sheet: Sheet) -> str:
    """The sheet's rows separated by commas."""
    width = max(len(row) for row in sheet.rows)
    text = io.StringIO(newline="")
    csv.writer(text).writerows([[*map(as_text, row), *[""] * (width - len(row))] for row in sheet.rows])
    return text.getvalue()


def _write_xlsx(book: Workbook, path: Path) -> None:
    whole = openpyxl.Workbook()
    whole.remove(whole.worksheets[0])
    for sheet in book.sheets:
        out = whole.create_sheet(sheet.name)
        for row in sheet.rows:
            out.append([None if cell == "" else cell for cell in row])
        for top, left, bottom, right in sheet.merges:
            out.merge_cells(
                start_row=top + 1, start_column=left + 1, end_row=bottom + 1, end_column=right + 1
            )
        out.sheet_state = "hidden" if sheet.is_hidden else "visible"
        for row_no in sheet.hidden_rows:
            out.row_dimensions[row_no + 1].hidden = True
        for column in sheet.hidden_columns:
            out.column_dimensions[get_column_letter(column + 1)].hidden = True
    whole.save(path)


def _write_xls(book: Workbook, path: Path) -> None:
    whole = xlwt.Workbook(encoding="utf-8")
    day, moment = xlwt.easyxf(num_format_str="YYYY-MM-DD"), xlwt.easyxf(num_format_str="YYYY-MM-DD HH:MM:SS")
    for sheet in book.sheets:
        out = whole.add_sheet(sheet.name)
        inside = {
            (row, column)
            for top, left, bottom, right in sheet.merges
            for row in range(top, bottom + 1)
            for column in range(left, right + 1)
        }
        for top, left, bottom, right in sheet.merges:
            out.write_merge(top, bottom, left, right, sheet.rows[top][left])
        for r, row in enumerate(sheet.rows):
            for c, cell in enumerate(row):
                if cell in {None, ""} or (r, c) in inside:
                    continue
                style = moment if isinstance(cell, datetime) else day if isinstance(cell, date) else None
                out.write(r, c, cell, *([style] if style else []))
    whole.save(str(path))


def _write_ods(book: Workbook, path: Path) -> None:
    tables = "".join(
        f'<table:table table:name="{escape(sheet.name)}">{_ods_rows(sheet)}</table:table>'
        for sheet in book.sheets
    )
    names = "".join(
        f' xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
        for short, long in (("office", "office"), ("table", "table"), ("text", "text"))
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content{names}><office:body>'
        f"<office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", _ODS_MANIFEST)


def _ods_rows(sheet: Sheet) -> str:
    spans = {(top, left): (bottom - top + 1, right - left + 1) for top, left, bottom, right in sheet.merges}
    rows = []
    for r, row in enumerate(sheet.rows):
        cells = "".join(_ods_cell(cell, spans.get((r, c))) for c, cell in enumerate(row))
        rows.append(f"<table:table-row>{cells or '<table:table-cell/>'}</table:table-row>")
    return "".join(rows)


def _ods_cell(cell: object, span: tuple[int, int] | None) -> str:
    tag = "table:table-cell"
    if span:
        tag += f' table:number-rows-spanned="{span[0]}" table:number-columns-spanned="{span[1]}"'
    if cell in {None, ""}:
        return f"<{tag}/>"
    if isinstance(cell, (int, float)):
        return f'<{tag} office:value-type="float" office:value="{cell}"/>'
    if isinstance(cell, date):
        return f'<{tag} office:value-type="date" office:date-value="{cell.isoformat()}"/>'
    lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in str(cell).split("\n"))
    return f'<{tag} office:value-type="string">{lines}</table:table-cell>'
