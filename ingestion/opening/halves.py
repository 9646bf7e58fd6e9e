"""A large .xlsx sheet as two workbooks of its upper and its lower rows, to be read at the same time."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass

from ingestion.opening.sheetnotes import FILLED_IN_COLUMN_A

UPPER_SHARE = 0.45
"""The upper rows' share of the bytes: less than half, for their reader also looks for what the reader does not tell."""
_ROW = re.compile(rb'<row [^>]*?\br="(\d+)"[^>]*>\s*<c r="')
_NOT_NEEDED = ("xl/worksheets/", "xl/media/")


@dataclass(frozen=True)
class Cut:
    """Where a sheet's XML is cut. `rows`: how many rows lie above, empty ones included."""

    begin: int
    middle: int
    end: int
    rows: int


def cut_of(sheet: bytes) -> Cut | None:
    """Where to cut; None for XML that does not number its rows and cells, or that `<row ` may stand in as a text."""
    begin, end = sheet.find(b"<sheetData>") + len(b"<sheetData>"), sheet.rfind(b"</sheetData>")
    if begin < len(b"<sheetData>") or end < begin or b"<!" in sheet:
        return None
    middle = sheet.find(b"<row ", begin + int((end - begin) * UPPER_SHARE), end)
    numbered = _ROW.match(sheet, middle) if middle >= 0 else None
    if numbered is None or int(numbered[1]) < 2 or not FILLED_IN_COLUMN_A.search(sheet, begin, middle):
        return None
    return Cut(begin, middle, end, int(numbered[1]) - 1)


def upper(content: bytes, part: str, sheet: bytes, cut: Cut) -> bytes:
    """The workbook with the rows above the cut."""
    whole = memoryview(sheet)
    return _with_sheet(content, part, whole[: cut.middle], whole[cut.end :])


def lower(content: bytes, part: str, sheet: bytes, cut: Cut) -> bytes:
    """The workbook with the rows below the cut, and one cell above them in column A, where the reader begins then."""
    corner = f'<row r="{cut.rows}"><c r="A{cut.rows}" t="str"><v>0</v></c></row>'.encode()
    whole = memoryview(sheet)
    return _with_sheet(content, part, whole[: cut.begin], corner, whole[cut.middle :])


def _with_sheet(content: bytes, part: str, *pieces: bytes | memoryview) -> bytes:
    """The archive with this sheet alone, not compressed: it is read once and thrown away."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as archive, zipfile.ZipFile(target, "w") as copy:
        for name in dict.fromkeys(archive.namelist()):
            if name != part and not name.startswith(_NOT_NEEDED):
                copy.writestr(name, archive.read(name))
        with copy.open(part, "w", force_zip64=True) as body:
            for piece in pieces:
                body.write(piece)
    return target.getvalue()
