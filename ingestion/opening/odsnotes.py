"""What the readers do not tell of an .ods sheet: merged cells, hidden rows and columns, cells far away."""

from __future__ import annotations

import io
import zipfile
import zlib
from array import array
from dataclasses import dataclass, field
from xml.parsers import expat

import numpy as np

from ingestion.opening.farcells import Body, body_of_cells, rewritten, too_large
from ingestion.opening.grid import MAX_CELLS, UnreadableFile
from ingestion.opening.sheetnotes import SheetNotes
from ingestion.opening.vetting import CORRUPT_ZH

CONTENT = "content.xml"
_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0 "
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0 "
_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0 p"
_LAST_ROW, _LAST_COLUMN = 1_048_575, 16_383
_BROKEN = (zipfile.BadZipFile, zlib.error, expat.ExpatError, EOFError, KeyError, RuntimeError, ValueError)


@dataclass
class _Sheet:
    """A table while it is read: where the next row and column stand, what is hidden, merged and filled.

    `filled`: row, column, first and last byte of each filled cell, one after the other.
    """

    name: str
    row: int = 0
    row_step: int = 1
    column: int = 0
    next_column: int = 0
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    filled: array[int] = field(default_factory=lambda: array("q"))
    area: int = 0


def ods_notes(content: bytes) -> dict[str, SheetNotes]:
    """Sheet name → notes; empty for other formats. Raises UnreadableFile."""
    return {
        sheet.name: SheetNotes(
            merges=sheet.merges,
            hidden_rows=frozenset(sheet.hidden_rows),
            hidden_columns=frozenset(sheet.hidden_columns),
            body=_body(sheet),
        )
        for sheet in _sheets(content)
    }


def without_far_ods(content: bytes, notes: dict[str, SheetNotes]) -> bytes:
    """The workbook without the cells that lie far away from its tables."""
    if not any(of.body for of in notes.values()):
        return content
    spans = [span for sheet in _sheets(content) for span in _far_spans(sheet, notes[sheet.name].body)]

    def cut(part: bytes) -> bytes:
        kept, at = [], 0
        for first, last in sorted(spans):
            kept.append(part[at:first])
            at = last
        return b"".join([*kept, part[at:]])

    return rewritten(content, {CONTENT: cut})


def _body(sheet: _Sheet) -> Body | None:
    if sheet.area > MAX_CELLS:
        raise too_large(sheet.name)
    cells = np.array(sheet.filled, np.int64).reshape(-1, 4)
    return body_of_cells(cells[:, 0], cells[:, 1])


def _far_spans(sheet: _Sheet, body: Body | None) -> list[tuple[int, int]]:
    if body is None:
        return []
    cells = np.array(sheet.filled, np.int64).reshape(-1, 4)
    is_far = (cells[:, 0] > body.last_row) | (cells[:, 1] > body.last_column)
    return [(first, last) for _, _, first, last in cells[is_far].tolist()]


def _sheets(content: bytes) -> list[_Sheet]:
    if not content.startswith(b"PK"):
        return []
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if CONTENT not in archive.namelist():
                return []
            return _parsed(archive.read(CONTENT))
    except _BROKEN as error:
        raise UnreadableFile("corrupt", CORRUPT_ZH) from error


def _parsed(xml: bytes) -> list[_Sheet]:
    """One pass over content.xml; tables inside cells are no sheets."""
    sheets: list[_Sheet] = []
    parser = expat.ParserCreate(namespace_separator=" ")
    depth, cell_begin, has_text = 0, -1, False

    def start(tag: str, given: dict[str, str]) -> None:
        nonlocal depth, cell_begin, has_text
        if tag == _TABLE + "table":
            depth += 1
            if depth == 1:
                sheets.append(_Sheet(given.get(_TABLE + "name", "")))
        elif depth != 1:
            return
        elif tag == _TABLE + "table-column":
            _add_column(sheets[-1], given)
        elif tag == _TABLE + "table-row":
            _start_row(sheets[-1], given)
        elif tag in (_TABLE + "table-cell", _TABLE + "covered-table-cell"):
            _start_cell(sheets[-1], given)
            cell_begin, has_text = parser.CurrentByteIndex, _OFFICE + "value-type" in given
        elif tag == _TEXT and cell_begin >= 0:
            has_text = True

    def end(tag: str) -> None:
        nonlocal depth, cell_begin
        if tag == _TABLE + "table":
            depth -= 1
        elif depth != 1:
            return
        elif tag == _TABLE + "table-row":
            sheets[-1].row += sheets[-1].row_step
        elif tag in (_TABLE + "table-cell", _TABLE + "covered-table-cell"):
            if has_text:
                _add_filled(sheets[-1], cell_begin, xml.index(b">", parser.CurrentByteIndex) + 1)
            cell_begin = -1

    def refuse(*_: object) -> None:
        raise ValueError("document type")

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.StartDoctypeDeclHandler = refuse
    parser.Parse(xml, True)
    return sheets


def _add_column(sheet: _Sheet, given: dict[str, str]) -> None:
    count = _count(given, "number-columns-repeated", _LAST_COLUMN + 1 - sheet.next_column)
    if given.get(_TABLE + "visibility", "visible") != "visible":
        sheet.hidden_columns.update(range(sheet.next_column, sheet.next_column + count))
    sheet.next_column += count


def _start_row(sheet: _Sheet, given: dict[str, str]) -> None:
    sheet.column = 0
    sheet.row_step = _count(given, "number-rows-repeated", _LAST_ROW + 1 - sheet.row)
    if given.get(_TABLE + "visibility", "visible") != "visible":
        sheet.hidden_rows.update(range(sheet.row, sheet.row + sheet.row_step))


def _start_cell(sheet: _Sheet, given: dict[str, str]) -> None:
    """Leaves `column` behind the cell and the cell's own repetition in `next_column`, no longer needed by columns."""
    down, right = (_count(given, f"number-{side}-spanned", 1 << 20) for side in ("rows", "columns"))
    if down > 1 or right > 1:
        sheet.merges.append((sheet.row, sheet.column, sheet.row + down - 1, sheet.column + right - 1))
    sheet.next_column = _count(given, "number-columns-repeated", _LAST_COLUMN + 1 - sheet.column)
    sheet.column += sheet.next_column


def _add_filled(sheet: _Sheet, first: int, last: int) -> None:
    sheet.filled.extend((sheet.row, sheet.column - sheet.next_column, first, last))
    sheet.area += sheet.next_column * sheet.row_step


def _count(given: dict[str, str], name: str, most: int) -> int:
    """A stated repetition or span, from 1 to what is left of the sheet."""
    text = given.get(_TABLE + name, "1")
    return max(1, min(int(text[:9]), most)) if text.isdecimal() else 1
