"""Makers of hostile files: what each does is in its name, what answers it is in corpus.py."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable, Sequence
from typing import Any

from openpyxl.utils import get_column_letter

from tests.ingestion.hostile.archives import changed, zipped
from tests.ingestion.hostile.formats import (
    TABLE,
    ods_cell,
    ods_of,
    ods_table,
    text,
    xls,
    xlsx,
)

SHEET = "xl/worksheets/sheet1.xml"
STRINGS = "xl/sharedStrings.xml"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZEROS = b"0" * (70 * 1024**2)
XXE = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
LAUGHS = (
    b"<!DOCTYPE x [<!ENTITY a 'ha'>"
    + b"".join(f"<!ENTITY {chr(98 + i)} '{f'&{chr(97 + i)};' * 10}'>".encode() for i in range(12))
    + b"]>"
)


def before_root(declaration: bytes) -> Callable[[bytes], bytes]:
    """A document type put in front of the root element."""

    def put(part: bytes) -> bytes:
        head, _, rest = part.partition(b"?>") if part.startswith(b"<?xml") else (b"", b"", part)
        return (head + b"?>" if head else b"") + declaration + rest

    return put


def with_rows(more: str) -> bytes:
    """The table with more XML at the end of its sheet."""
    return changed(xlsx(), SHEET, lambda part: part.replace(b"</sheetData>", more.encode() + b"</sheetData>"))


def xls_with_password() -> bytes:
    """The record that follows the begin of the workbook becomes FILEPASS."""
    made = xls()
    assert made.count(b"\xe1\x00\x02\x00") == 1
    return made.replace(b"\xe1\x00\x02\x00", b"\x2f\x00\x02\x00")


def ods_with_password() -> bytes:
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        '<manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry>'
        "</manifest:manifest>"
    )
    return changed(ods_of("", manifest=manifest), "content.xml", lambda _: noise(500))


def noise(count: int) -> bytes:
    """The same bytes each time, of no meaning."""
    return random.Random(7).randbytes(count)


def with_external_link() -> bytes:
    return changed(
        xlsx(),
        "xl/externalLinks/externalLink1.xml",
        lambda _: b'<externalLink xmlns="x"><file:///c/a.xlsx/></externalLink>',
    )


def ods_with_linked_table() -> bytes:
    source = '<table:table-source xlink:href="http://127.0.0.1:9/a.ods" table:table-name="x"/>'
    return ods_of(ods_table(before=source))


def ods_with_far_cell() -> bytes:
    far = (
        '<table:table-row table:number-rows-repeated="1048571"/>'
        f'<table:table-row><table:table-cell table:number-columns-repeated="16383"/>{ods_cell("远")}</table:table-row>'
    )
    return ods_of(ods_table(after=far))


def ods_of_repeated_cells() -> bytes:
    cell = ods_cell("满", 'table:number-columns-repeated="16384"')
    row = f'<table:table-row table:number-rows-repeated="1048576">{cell}</table:table-row>'
    return ods_of(f'<table:table table:name="演练">{row}</table:table>')


def office_document(part: str) -> bytes:
    return zipped({"[Content_Types].xml": "<Types/>", part: "<x/>"})


def nested(depth: int) -> bytes:
    made = zipped({"演练.csv": text()})
    for _ in range(depth):
        made = zipped({"内层.zip": made})
    return made


def one_member(name: Any, content: bytes = b"") -> Callable[[], bytes]:
    return lambda: zipped({name: content or text()})


def broken_member() -> bytes:
    made = zipped({"演练.csv": text()}, stored=True)
    return made.replace("演练名称".encode(), "演练名字".encode())


def scattered(columns: int, rows: int) -> str:
    """Single cells on a slant to the edge of the sheet, each that many columns and rows from the last."""
    return "".join(
        f'<row r="{rows * i}"><c r="{get_column_letter(columns * i)}{rows * i}"><v>1</v></c></row>'
        for i in range(1, 16384 // columns)
    )


def lzma_packed() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("演练.csv", text())
    return target.getvalue()


def wide(row: Sequence[Any], width: int = 16384) -> list[Any]:
    """A row with more cells, out to the last column of a sheet."""
    return [*row, *(f"附{column}" for column in range(len(row), width))]


def everything_merged_and_hidden() -> bytes:
    """Merged cells and hidden columns that reach over the whole sheet."""
    reach = (
        b'<cols><col min="9" max="16384" hidden="1"/></cols><sheetData>',
        b'</sheetData><mergeCells count="1"><mergeCell ref="I1:XFD1048576"/></mergeCells>',
    )
    return changed(
        xlsx(), SHEET, lambda p: p.replace(b"<sheetData>", reach[0]).replace(b"</sheetData>", reach[1])
    )


def spanning_page() -> bytes:
    """A web table whose cells span more rows and columns than there are."""
    row = "".join(f"<td rowspan=1000000>{cell}" for cell in TABLE[0])
    return f"<table><tr>{row}<tr>{'<td rowspan=60000 colspan=400>' * 40}</table>".encode()


def with_many_sheets(book: Any, _: Any) -> None:
    for number in range(200):
        book.create_sheet(f"空{number}")


def half(content: bytes) -> bytes:
    return content[: len(content) // 2]
