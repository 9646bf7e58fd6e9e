"""Names of files as people read them, and names inside archives that must not be taken."""

from __future__ import annotations

import os
import re
import zipfile
import zlib

from ingestion.opening.encodings import decode
from ingestion.opening.grid import UnreadableFile

LONGEST = 200
_UNICODE_PATH = 0x7075
_UTF8_NAME = 0x800
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.[^/]*)?", re.IGNORECASE)


def shown_name(name: str) -> str:
    """A name from the file system: GBK bytes are read as GBK, what cannot be shown becomes �, a long one is cut."""
    return _shortened(_CONTROL.sub("�", _by_content(os.fsencode(name))))


def member_name(info: zipfile.ZipInfo) -> str:
    """A member's name with / between folders: UTF-8 where it says so, else the Unicode path field, else by content."""
    name = info.orig_filename
    if not info.flag_bits & _UTF8_NAME:
        try:
            raw = name.encode("cp437")
        except UnicodeEncodeError:
            raw = b""
        name = _unicode_path(info.extra, raw) or _by_content(raw) or name
    return name.replace("\\", "/")


def shown_member(name: str) -> str:
    """A member's name as it stands on the receipt: without what leads out of the archive."""
    parts = [part for part in name.split("/") if part not in ("", ".", "..")]
    return _shortened(_CONTROL.sub("�", "/".join(parts))) or "（无名）"


def fault_of_name(name: str) -> str | None:
    """Why a member with this name is not taken, in Chinese; None when nothing is wrong with it."""
    parts = name.split("/")
    if name.startswith("/") or ".." in parts or re.match(r"[A-Za-z]:", name):
        return "路径指向包外"
    if "\x00" in name or _CONTROL.search(name):
        return "名称中有不可见的控制字符"
    if any(_DEVICE.fullmatch(part) for part in parts):
        return "名称是系统保留的设备名"
    if len(name) > 4 * LONGEST or any(len(part.encode("utf-8", "replace")) > 255 for part in parts):
        return "名称过长"
    return None


def _unicode_path(extra: bytes, raw: bytes) -> str | None:
    """The name in the Unicode path field, when it belongs to the name as written. Source: APPNOTE.TXT 4.6.9."""
    while len(extra) >= 4:
        kind, length = int.from_bytes(extra[:2], "little"), int.from_bytes(extra[2:4], "little")
        field, extra = extra[4 : 4 + length], extra[4 + length :]
        if kind == _UNICODE_PATH and field[1:5] == zlib.crc32(raw).to_bytes(4, "little"):
            return field[5:].decode("utf-8", "replace")
    return None


def _by_content(raw: bytes) -> str:
    """A zero byte in a name is a trick, not UTF-16."""
    raw = raw.replace(b"\x00", b"\x01")
    try:
        return decode(raw)[0]
    except UnreadableFile:
        return raw.decode("utf-8", "replace")


def _shortened(name: str) -> str:
    return name if len(name) <= LONGEST else name[: LONGEST - 1] + "…"
