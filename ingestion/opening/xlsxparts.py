"""What calamine does not tell of an .xlsx: cells whose formula ended in an error (#REF!), and the 1904 calendar."""

from __future__ import annotations

import io
import re
import zipfile
from xml.etree import ElementTree

_ERROR = re.compile(
    rb'<c r="([A-Z]{1,3})(\d{1,7})"[^>]*?t="e"[^>]*?>(?:<f[^>]*?/>|<f.*?</f>)?<v>([^<]{1,20})</v>'
)
_FROM_1904 = re.compile(rb'date1904="(?:1|true)"')
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def counts_from_1904(content: bytes) -> bool:
    """True when the workbook's day numbers count from 1904."""
    if not content.startswith(b"PK"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return bool(_FROM_1904.search(archive.read("xl/workbook.xml")))
    except (KeyError, zipfile.BadZipFile):
        return False


def error_cells(content: bytes) -> dict[str, list[tuple[int, int, str]]]:
    """Sheet name → (row, column, error text), from 0. Empty for other formats and for workbooks without errors."""
    if not content.startswith(b"PK"):
        return {}
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            found = {}
            for name, part in _sheet_parts(archive).items():
                sheet = archive.read(part)
                if b't="e"' in sheet:
                    found[name] = [
                        (int(row) - 1, _column(letters), text.decode("utf-8", "replace"))
                        for letters, row, text in _ERROR.findall(sheet)
                    ]
            return found
    except (KeyError, zipfile.BadZipFile, ElementTree.ParseError):
        return {}


def _sheet_parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """Sheet name → its part in the archive. A document type declaration is not parsed."""
    book, relations = archive.read("xl/workbook.xml"), archive.read("xl/_rels/workbook.xml.rels")
    if b"<!DOCTYPE" in book or b"<!DOCTYPE" in relations:
        return {}
    targets = {r.get("Id"): r.get("Target") or "" for r in ElementTree.fromstring(relations)}
    sheets = ElementTree.fromstring(book).iter(f"{_MAIN}sheet")
    parts = {sheet.get("name") or "": targets.get(sheet.get(_RELATION), "") for sheet in sheets}
    return {
        name: target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        for name, target in parts.items()
    }


def hidden_sheets(archive: zipfile.ZipFile) -> set[str]:
    """The names of sheets that are hidden, however deeply."""
    book = archive.read("xl/workbook.xml")
    if b"<!DOCTYPE" in book:
        return set()
    sheets = ElementTree.fromstring(book).iter(f"{_MAIN}sheet")
    return {sheet.get("name") or "" for sheet in sheets if sheet.get("state", "visible") != "visible"}


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1
