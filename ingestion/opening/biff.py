"""What the readers do not tell of an .xls sheet: hidden rows and columns, from the records of its workbook stream."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from ingestion.opening.sheetnotes import SheetNotes

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_END = 0xFFFFFFFE
_BOUNDSHEET, _ROW, _COLUMNS, _EOF = 0x85, 0x208, 0x7D, 0x0A
_SMALL = 4096


def xls_notes(content: bytes) -> dict[str, SheetNotes]:
    """Sheet name → notes; empty for other formats and for what cannot be followed. Source: [MS-CFB], [MS-XLS]."""
    if not content.startswith(_OLE):
        return {}
    try:
        stream = _workbook_stream(content)
        return {name: _notes(stream, begin) for name, begin in _sheets(stream)}
    except (struct.error, IndexError, ValueError, UnicodeDecodeError):
        return {}


def _workbook_stream(content: bytes) -> bytes:
    """The stream Workbook (Book before Excel 97). Raises ValueError when there is none."""
    size = 1 << struct.unpack_from("<H", content, 30)[0]
    small_size = 1 << struct.unpack_from("<H", content, 32)[0]
    directory_begin = struct.unpack_from("<I", content, 48)[0]
    table_begin = struct.unpack_from("<I", content, 60)[0]
    following = _allocation(content, size)
    directory = _chain(content, following, directory_begin, size, size)
    entries = {
        directory[at : at + max(struct.unpack_from("<H", directory, at + 64)[0] - 2, 0)].decode(
            "utf-16-le"
        ): (struct.unpack_from("<II", directory, at + 116))
        for at in range(0, len(directory) - 127, 128)
    }
    begin, length = entries.get("Workbook") or entries.get("Book") or (_END, 0)
    if not length:
        raise ValueError("no workbook stream")
    if length >= _SMALL:
        return _chain(content, following, begin, size, size)[:length]
    small = _chain(content, following, entries["Root Entry"][0], size, size)
    table = _chain(content, following, table_begin, size, size)
    small_following = struct.unpack(f"<{len(table) // 4}I", table)
    return _chain(small, small_following, begin, small_size, 0)[:length]


def _allocation(content: bytes, size: int) -> tuple[int, ...]:
    """For each sector the one that follows it."""
    count, more = struct.unpack_from("<I", content, 44)[0], struct.unpack_from("<I", content, 68)[0]
    sectors = [sector for sector in struct.unpack_from("<109I", content, 76) if sector < _END]
    for _ in range(len(content) // size):
        if more >= _END or len(sectors) >= count:
            break
        listed = struct.unpack_from(f"<{size // 4}I", content, (more + 1) * size)
        sectors += [sector for sector in listed[:-1] if sector < _END]
        more = listed[-1]
    parts = b"".join(content[(sector + 1) * size : (sector + 2) * size] for sector in sectors[:count])
    return struct.unpack(f"<{len(parts) // 4}I", parts[: len(parts) // 4 * 4])


def _chain(content: bytes, following: tuple[int, ...], begin: int, size: int, header: int) -> bytes:
    """The sectors from `begin` on, put together. Raises ValueError for a chain that runs in a circle."""
    parts, sector = [], begin
    while sector < _END:
        parts.append(content[header + sector * size : header + (sector + 1) * size])
        sector = following[sector]
        if len(parts) > len(following):
            raise ValueError("circle")
    return b"".join(parts)


def _sheets(stream: bytes) -> Iterator[tuple[str, int]]:
    """Name and begin of each sheet."""
    for kind, data in _records(stream, 0):
        if kind == _BOUNDSHEET:
            begin, length, is_wide = *struct.unpack_from("<I", data), data[6], data[7] & 1
            name = data[8 : 8 + length * (2 if is_wide else 1)]
            yield name.decode("utf-16-le" if is_wide else "latin-1"), begin


def _records(stream: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """Records up to the end of the part of the stream that begins at `at`."""
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        if kind == _EOF:
            return
        yield kind, stream[at + 4 : at + 4 + length]
        at += 4 + length


def _notes(stream: bytes, begin: int) -> SheetNotes:
    rows: set[int] = set()
    columns: set[int] = set()
    for kind, data in _records(stream, begin):
        if kind == _ROW and data[12] & 0x20:
            rows.add(struct.unpack_from("<H", data)[0])
        elif kind == _COLUMNS and data[8] & 1:
            first, last = struct.unpack_from("<HH", data)
            columns.update(range(first, min(last, 255) + 1))
    return SheetNotes(hidden_rows=frozenset(rows), hidden_columns=frozenset(columns))
