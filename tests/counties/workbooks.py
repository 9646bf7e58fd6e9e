"""Files as departments make them, so that a test shows its mess in the diff: rows in, a file out."""

from __future__ import annotations

import csv
import io
import struct
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import xlwt
from openpyxl.utils.datetime import CALENDAR_MAC_1904

Rows = Sequence[Sequence[Any]]
_SECTOR = 512
_END_OF_CHAIN, _FAT_SECTOR, _FREE, _NO_STREAM = 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF, 0xFFFFFFFF


def save_xlsx(
    path: Path,
    sheets: Mapping[str, Rows],
    merges: Mapping[str, Sequence[str]] | None = None,
    hidden: Sequence[str] = (),
    is_1904: bool = False,
) -> Path:
    """A workbook. `merges`: sheet → ranges such as A1:C1; `hidden`: sheets that nobody sees."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    if is_1904:
        book.epoch = CALENDAR_MAC_1904
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
        for area in (merges or {}).get(name, ()):
            sheet.merge_cells(area)
        if name in hidden:
            sheet.sheet_state = "hidden"
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(path)
    return path


def save_xls(
    path: Path,
    sheets: Mapping[str, Rows],
    merges: Mapping[str, Sequence[tuple[int, int, int, int]]] | None = None,
) -> Path:
    """A BIFF workbook. `merges`: sheet → (top row, bottom row, left column, right column), counted from 0."""
    book = xlwt.Workbook(encoding="utf-8")
    for name, rows in sheets.items():
        sheet = book.add_sheet(name)
        merged = {(area[0], area[2]): area for area in (merges or {}).get(name, ())}
        for r, row in enumerate(rows):
            for c, value in enumerate(row):
                if (r, c) in merged:
                    sheet.write_merge(*merged[(r, c)], value)
                elif value is not None:
                    sheet.write(r, c, value)
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(str(path))
    return path


def save_csv(path: Path, rows: Rows, encoding: str = "gb18030", separator: str = ",") -> Path:
    """A text file in the encoding that the clerk's machine happens to use."""
    text = io.StringIO()
    csv.writer(text, delimiter=separator).writerows(
        [["" if cell is None else cell for cell in row] for row in rows]
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.getvalue().encode(encoding))
    return path


def save_gbk_zip(path: Path, members: Mapping[str, bytes]) -> Path:
    """A zip as Chinese systems write it: member names in GBK without the UTF-8 flag."""
    written = {name.encode("gb18030"): content for name, content in members.items()}
    stand_ins = {name: f"{number:0{len(name)}d}" for number, name in enumerate(written, start=1)}
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in written.items():
            archive.writestr(stand_ins[name], content)
    packed = path.read_bytes()
    for name, stand_in in stand_ins.items():
        packed = packed.replace(stand_in.encode("ascii"), name)
    path.write_bytes(packed)
    return path


def _directory_entry(name: str, kind: int, child: int, right: int, start: int, size: int) -> bytes:
    encoded = name.encode("utf-16-le")
    head = encoded.ljust(64, b"\0") + struct.pack("<HBB", len(encoded) + 2 if name else 0, kind, 1)
    links = struct.pack("<III", _NO_STREAM, right, child) + bytes(36)
    return head + links + struct.pack("<IQ", start, size)


def save_password_protected(path: Path) -> Path:
    """What Excel writes when a password is set: an OLE container with an EncryptedPackage stream."""
    streams = [("EncryptionInfo", 2), ("EncryptedPackage", 10)]
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack(
        "<HHHHH6sIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, b"", 0, 1, 1, 0, 4096, _END_OF_CHAIN, 0, _END_OF_CHAIN, 0
    )
    header += struct.pack("<I", 0) + struct.pack("<I", _FREE) * 108
    fat = [_FAT_SECTOR, _END_OF_CHAIN]
    for _, start in streams:
        fat += [*range(start + 1, start + 8), _END_OF_CHAIN]
    fat += [_FREE] * (_SECTOR // 4 - len(fat))
    directory = _directory_entry("Root Entry", 5, 1, _NO_STREAM, _END_OF_CHAIN, 0)
    directory += _directory_entry("EncryptionInfo", 2, _NO_STREAM, 2, 2, 8 * _SECTOR)
    directory += _directory_entry("EncryptedPackage", 2, _NO_STREAM, _NO_STREAM, 10, 8 * _SECTOR)
    directory += _directory_entry("", 0, _NO_STREAM, _NO_STREAM, 0, 0)
    content = header + struct.pack(f"<{len(fat)}I", *fat) + directory + bytes(range(256)) * 32
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path
