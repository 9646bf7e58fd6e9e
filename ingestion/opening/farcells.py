"""Cells far away from a sheet's table: readers would allocate all that lies between, so they are cut out and said."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from ingestion.opening.grid import MAX_CELLS, Remark, UnreadableFile
from ingestion.opening.xlsxparts import _column

LARGE_AREA = 2_000_000
MOST_CELLS = 2_000_000
SPARSE = 50
GAP_ROWS = 1000
GAP_COLUMNS = 100
_SHOWN = 3
_LAST_ROW = re.compile(rb'<row [^>]*?r="(\d{1,7})"')
_TWO_LETTERS = re.compile(rb'<c r="[A-Z][A-Z]')
_THREE_LETTERS = re.compile(rb'<c r="[A-Z]{3}')
_FILLED = re.compile(rb'<c r="([A-Z]{1,3})(\d{1,7})"[^>]*(?<!/)>')
_CELL = re.compile(rb'<c r="([A-Z]{1,3})(\d{1,7})"[^>]*?(?:/>|>.*?</c>)', re.DOTALL)


@dataclass(frozen=True)
class Body:
    """Where the table of a sheet ends (from 0), and the cells (row, column) that lie far beyond, in order of rows."""

    last_row: int
    last_column: int
    far: tuple[tuple[int, int], ...]


def body_of_cells(rows: npt.NDArray[np.int64], columns: npt.NDArray[np.int64]) -> Body | None:
    """The body of filled cells, one entry each; None when the sheet is small or dense or nothing lies far away.

    Groups of rows or columns are GAP_ROWS or GAP_COLUMNS apart. A table is the group of most columns, and of the rows
    filled there the group of most cells.
    """
    if not len(rows):
        return None
    area = (int(rows.max()) + 1) * (int(columns.max()) + 1)
    if area <= LARGE_AREA or area <= SPARSE * len(rows):
        return None
    used = np.unique(columns)
    last_column = _end_of_fullest(used, np.ones(len(used)), GAP_COLUMNS)
    used, counts = np.unique(rows[columns <= last_column], return_counts=True)
    last_row = _end_of_fullest(used, counts, GAP_ROWS)
    is_far = (rows > last_row) | (columns > last_column)
    if not is_far.any() and area <= MAX_CELLS:
        return None
    order = np.lexsort((columns[is_far], rows[is_far]))
    far = zip(rows[is_far][order].tolist(), columns[is_far][order].tolist(), strict=True)
    return Body(last_row, last_column, tuple(far))


def _end_of_fullest(used: npt.NDArray[np.int64], weights: npt.NDArray[Any], gap: int) -> int:
    """The last of the heaviest group of places; the first of equal ones."""
    group = np.concatenate([[0], np.cumsum(np.diff(used) > gap)])
    fullest = int(np.argmax(np.bincount(group, weights=weights)))
    return int(used[group == fullest][-1])


def body_of_sheet(sheet: bytes) -> Body | None:
    """The body of an .xlsx sheet's XML; None when nothing lies far away."""
    begin = sheet.rfind(b"<row ")
    last = _LAST_ROW.match(sheet, begin) if begin >= 0 else None
    if last is None or int(last[1]) * 16384 <= LARGE_AREA:
        return None
    area, count = int(last[1]) * _widest(sheet), sheet.count(b"<c ")
    if area <= max(LARGE_AREA, SPARSE * count) or count > MOST_CELLS:
        return None
    cells = _FILLED.findall(sheet)
    if not cells:
        return None
    return body_of_cells(
        np.array([int(row) - 1 for _, row in cells]), np.array([_column(letters) for letters, _ in cells])
    )


def _widest(sheet: bytes) -> int:
    """A bound of the columns, found by quick searches."""
    if not _TWO_LETTERS.search(sheet):
        return 26
    return 16384 if _THREE_LETTERS.search(sheet) else 702


def without_far_cells(sheet: bytes, body: Body) -> bytes:
    """The XML of an .xlsx sheet without the cells beyond its body."""

    def keep(cell: re.Match[bytes]) -> bytes:
        is_far = int(cell[2]) - 1 > body.last_row or _column(cell[1]) > body.last_column
        return b"" if is_far else cell[0]

    return _CELL.sub(keep, sheet)


def said_of(name: str, body: Body) -> Remark:
    """The line for a sheet. Raises UnreadableFile when what is left is still too large."""
    if (body.last_row + 1) * (body.last_column + 1) > MAX_CELLS:
        raise too_large(name)
    places = "、".join(_reference(*cell) for cell in body.far[:_SHOWN])
    more = "等" if len(body.far) > _SHOWN else ""
    return Remark(
        name,
        "far_cells",
        f"{places}{more} 共 {len(body.far)} 个单元格远离表格，未读入，其余照常读取。请删除，或移到表格旁后重新报送。",
    )


def too_large(name: str) -> UnreadableFile:
    """A sheet whose filled area is beyond MAX_CELLS."""
    return UnreadableFile("too_large", f"工作表“{name}”的范围过大，未读取。请删除多余的空行空列后重新报送。")


def rewritten(content: bytes, parts: Mapping[str, Callable[[bytes], bytes]]) -> bytes:
    """An archive with some of its parts changed."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as archive,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as copy,
    ):
        for name in dict.fromkeys(archive.namelist()):
            part = archive.read(name)
            copy.writestr(name, parts[name](part) if name in parts else part)
    return target.getvalue()


def _reference(row: int, column: int) -> str:
    letters = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(65 + letter) + letters
    return f"{letters}{row + 1}"
