"""Archives made by hand: parts changed, headers that lie, names as other systems write them."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from typing import Any

MODE_OF_A_LINK = 0o120777 << 16


def zipped(parts: Mapping[Any, bytes | str], stored: bool = False) -> bytes:
    """A zip of these members."""
    target = io.BytesIO()
    method = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
    with zipfile.ZipFile(target, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


def parts_of(content: bytes) -> dict[str, bytes]:
    """Name → content of each member."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def changed(content: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    """The same archive with one part changed, or added."""
    parts = parts_of(content)
    return zipped({**parts, part: change(parts.get(part, b""))})


def encrypted(content: bytes) -> bytes:
    """Every member marked as encrypted, in both of its headers."""
    made = bytearray(content)
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = made.find(mark)
        while at >= 0:
            made[at + place] |= 1
            at = made.find(mark, at + 4)
    return bytes(made)


def understated(content: bytes, part: str) -> bytes:
    """A member that says it unpacks to ten bytes."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        size = struct.pack("<I", archive.getinfo(part).file_size)
    assert content.count(size) == 2
    return content.replace(size, struct.pack("<I", 10))


class RawName(zipfile.ZipInfo):
    """A member whose name is written as these bytes, without the UTF-8 mark."""

    def __init__(self, raw: bytes) -> None:
        super().__init__(f"x{zlib.crc32(raw)}")
        self.raw = raw

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:  # noqa: N802
        return self.raw, self.flag_bits & ~0x800


def gbk_name(name: str) -> RawName:
    """As Chinese Windows writes it."""
    return RawName(name.encode("gbk"))


def unicode_path_name(raw: bytes, name: str) -> RawName:
    """A name that nobody can read, and the true one in the Unicode path field."""
    made = RawName(raw)
    field = b"\x01" + struct.pack("<I", zlib.crc32(raw)) + name.encode()
    made.extra = struct.pack("<HH", 0x7075, len(field)) + field
    return made


def link(name: str) -> zipfile.ZipInfo:
    """A member that is a symbolic link; its content is where it leads."""
    made = zipfile.ZipInfo(name)
    made.create_system, made.external_attr = 3, MODE_OF_A_LINK
    return made
