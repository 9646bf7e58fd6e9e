"""What the readers do not tell of an .xlsx sheet, found in its XML by a few searches over the bytes."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import lru_cache, partial
from xml.etree import ElementTree

from ingestion.opening.farcells import Body, body_of_sheet, rewritten, without_far_cells
from ingestion.opening.grid import UnreadableFile
from ingestion.opening.vetting import CORRUPT_ZH
from ingestion.opening.xlsxparts import _ERROR, _column, _sheet_parts, counts_from_1904, hidden_sheets

_MERGE = re.compile(rb'<mergeCell ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"')
_HIDDEN_ROW = re.compile(rb'<row [^>]*?r="(\d+)"[^>]*?hidden="(?:1|true)"')
_HIDDEN_COLUMN = re.compile(rb'<col (?=[^>]*hidden="(?:1|true)")[^>]*>')
_RUINED = re.compile(
    rb'<c r="([A-Z]+)(\d+)"(?![^>]*t="(?:s|str|inlineStr|b|e)")[^>]*><v>(\d(?:\.\d+)?[Ee]\+?1[5-9]|\d{16,22})</v>'
)
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    ElementTree.ParseError,
    EOFError,
    KeyError,
    RuntimeError,
    ValueError,
)
FILLED_IN_COLUMN_A = re.compile(rb'<c r="A\d+"[^>]*><(?:v|is)>')


@dataclass(frozen=True)
class SheetNotes:
    """Cells are (row, column, text), rows and columns from 0.

    `starts_at_a`: the first column holds something; a reader that leaves out empty ones gives the sheet's columns.
    `is_empty`: no cell at all. `body`: where the table ends when cells lie far away from it; everything else is said
    of the body alone.
    """

    errors: list[tuple[int, int, str]] = field(default_factory=list)
    ruined_numbers: list[tuple[int, int, str]] = field(default_factory=list)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    is_1904: bool = False
    starts_at_a: bool = False
    is_empty: bool = False
    is_hidden: bool = False
    body: Body | None = None


def sheet_notes(content: bytes) -> dict[str, SheetNotes]:
    """Sheet name → notes; empty for other formats. Raises UnreadableFile for an archive whose parts are broken."""
    return _of_sheets(content, _notes)


def outlines(content: bytes) -> dict[str, SheetNotes]:
    """The same notes without those on single cells, rows and columns."""
    return _of_sheets(content, _outline)


def _of_sheets(content: bytes, note: Callable[[bytes, bool], SheetNotes]) -> dict[str, SheetNotes]:
    if not content.startswith(b"PK"):
        return {}
    is_1904 = counts_from_1904(content)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if "xl/workbook.xml" not in archive.namelist():
                return {}
            parts, hidden = _sheet_parts(archive), hidden_sheets(archive)
            return {
                name: replace(note(_unpacked(content, part), is_1904), is_hidden=name in hidden)
                for name, part in parts.items()
                if part in archive.namelist()
            }
    except _BROKEN as error:
        raise UnreadableFile("corrupt", CORRUPT_ZH) from error


def without_far(content: bytes, notes: dict[str, SheetNotes]) -> bytes:
    """The workbook without the cells that lie far away from its tables."""
    bodies = {name: of.body for name, of in notes.items() if of.body is not None}
    if not bodies:
        return content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = _sheet_parts(archive)
    return rewritten(
        content, {parts[name]: partial(without_far_cells, body=body) for name, body in bodies.items()}
    )


def within(notes: SheetNotes, height: int, width: int) -> SheetNotes:
    """The notes on a sheet's first rows and columns; merged cells end with them."""
    return replace(
        notes,
        merges=[
            (top, left, min(bottom, height - 1), min(right, width - 1))
            for top, left, bottom, right in notes.merges
            if top < height and left < width
        ],
        hidden_rows=frozenset(row for row in notes.hidden_rows if row < height),
        hidden_columns=frozenset(column for column in notes.hidden_columns if column < width),
    )


def sheet_of(content: bytes, name: str) -> tuple[str, bytes]:
    """The part of the archive that holds a sheet, and its XML. Raises UnreadableFile."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            part = _sheet_parts(archive)[name]
        return part, _unpacked(content, part)
    except _BROKEN as error:
        raise UnreadableFile("corrupt", CORRUPT_ZH) from error
    finally:
        _unpacked.cache_clear()


def notes_of(sheet: bytes, outline: SheetNotes) -> SheetNotes:
    """All notes on one sheet's XML. Raises UnreadableFile."""
    try:
        return _detailed(sheet, outline)
    except _BROKEN as error:
        raise UnreadableFile("corrupt", CORRUPT_ZH) from error


@lru_cache(maxsize=1)
def _unpacked(content: bytes, part: str) -> bytes:
    """A part of the archive. The last one is kept: the only sheet of a workbook is looked at twice."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(part)


def _outline(sheet: bytes, is_1904: bool) -> SheetNotes:
    body = body_of_sheet(sheet)
    if body is not None:
        sheet = without_far_cells(sheet, body)
    return SheetNotes(
        is_1904=is_1904,
        starts_at_a=bool(FILLED_IN_COLUMN_A.search(sheet)),
        is_empty=b"<c " not in sheet,
        body=body,
    )


def _notes(sheet: bytes, is_1904: bool) -> SheetNotes:
    outline = _outline(sheet, is_1904)
    return _detailed(without_far_cells(sheet, outline.body) if outline.body else sheet, outline)


def _detailed(sheet: bytes, outline: SheetNotes) -> SheetNotes:
    begin, end = sheet.find(b"<sheetData"), sheet.rfind(b"</sheetData>")
    head, tail = sheet[: max(begin, 0)], sheet[max(end, 0) :]
    return replace(
        outline,
        errors=_errors(sheet),
        ruined_numbers=_ruined(sheet),
        merges=[
            (int(r1) - 1, _column(c1), int(r2) - 1, _column(c2)) for c1, r1, c2, r2 in _MERGE.findall(tail)
        ],
        hidden_rows=_hidden_rows(sheet) if sheet.find(b"hidden=", max(begin, 0)) >= 0 else frozenset(),
        hidden_columns=_hidden_columns(head),
    )


def _hidden_rows(sheet: bytes) -> frozenset[int]:
    return frozenset(int(row) - 1 for row in _HIDDEN_ROW.findall(sheet))


def _errors(sheet: bytes) -> list[tuple[int, int, str]]:
    if b't="e"' not in sheet:
        return []
    return [
        (int(row) - 1, _column(at), text.decode("utf-8", "replace"))
        for at, row, text in _ERROR.findall(sheet)
    ]


def _ruined(sheet: bytes) -> list[tuple[int, int, str]]:
    """Numbers beyond 15 digits: a spreadsheet has cut them, and a reader would give them invented digits."""
    if not re.search(rb"<v>\d(?:\.\d+)?[Ee]\+?1[5-9]<|<v>\d{16}", sheet):
        return []
    return [(int(row) - 1, _column(at), f"{float(value):.2E}") for at, row, value in _RUINED.findall(sheet)]


def _hidden_columns(head: bytes) -> frozenset[int]:
    columns: set[int] = set()
    for tag in _HIDDEN_COLUMN.findall(head):
        bounds = {key: int(value) for key, value in re.findall(rb'(min|max)="(\d+)"', tag)}
        columns.update(range(bounds[b"min"] - 1, min(bounds[b"max"], 16384)))
    return frozenset(columns)
