"""Which originals openpyxl may edit: a plain .xlsx or .xlsm of bounded size without document type declarations."""

from __future__ import annotations

import io
import re
import zipfile

FULL_COPY_CELLS = 300_000
MAX_UNPACKED = 256 * 1024**2
_DOCTYPE = re.compile(
    b"|".join(re.escape("<!DOCTYPE".encode(code)) for code in ("utf-8", "utf-16-le", "utf-16-be"))
)
_MERGE = re.compile(rb'<mergeCell[^>]*ref="\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})"')
_LOST = {
    "xl/vbaProject.bin": "宏",
    "xl/media/": "图片",
    "xl/activeX/": "控件",
    "xl/ctrlProps/": "控件",
    "xl/slicers/": "切片器",
}


def archive_of(content: bytes) -> zipfile.ZipFile | None:
    """The parts of an .xlsx-like workbook; None for every other format."""
    if not content.startswith(b"PK"):
        return None
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, OSError, ValueError):
        return None
    return archive if "xl/workbook.xml" in archive.namelist() else None


def weight(archive: zipfile.ZipFile) -> int | None:
    """Cells, merged cells and rows that opening it would make; None when it must not be opened.

    A workbook of Office has no document type declaration: one that has is not parsed, so no entity expands.
    """
    infos = archive.infolist()
    if sum(info.file_size for info in infos) > MAX_UNPACKED:
        return None
    total = 0
    try:
        for info in infos:
            if not info.filename.endswith((".xml", ".rels", ".vml")):
                continue
            part = archive.read(info)
            if _DOCTYPE.search(part):
                return None
            if info.filename.startswith("xl/worksheets/"):
                total += part.count(b"<c ") + part.count(b"<row ") + sum(map(_area, _MERGE.findall(part)))
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError):
        return None
    return total


def lost_zh(archive: zipfile.ZipFile) -> list[str]:
    """What a copy made by openpyxl does not bring back, in words."""
    names = archive.namelist()
    found = [word for start, word in _LOST.items() if any(name.startswith(start) for name in names)]
    drawings = (archive.read(name) for name in names if name.startswith("xl/drawings/drawing"))
    if any(b"<xdr:sp>" in part or b"<xdr:sp " in part for part in drawings):
        found.append("图形、文本框")
    return list(dict.fromkeys(found))


def _area(ends: tuple[bytes, bytes, bytes, bytes]) -> int:
    left, top, right, bottom = ends
    return (abs(int(bottom) - int(top)) + 1) * (abs(_number(right) - _number(left)) + 1)


def _number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
