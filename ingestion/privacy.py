"""People protected at the door: keyed hashes for joins, masks for display, scrubbing of free text."""

from __future__ import annotations

import hashlib
import hmac
import os
import re
import secrets
from pathlib import Path

_GAP = r"[\s\-—–.·]?"
_ID_NUMBER = re.compile(
    r"(?<!\d)\d{17}[\dXx](?!\d)"
    rf"|(?<!\d)\d{{6}}{_GAP}(?:18|19|20)\d\d{_GAP}(?:0[1-9]|1[0-2])[0-3]\d{_GAP}\d{{3}}{_GAP}[\dXx](?!\d)"
)
_OLD_ID_NUMBER = re.compile(
    r"(?<!\d)([1-9]\d{5})(\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))(\d{3})(?!\d)"
)
_MOBILE = re.compile(rf"(?<!\d)(?:(?:00)?86{_GAP}|0)?(1[3-9]\d){_GAP}(\d{{4}}){_GAP}(\d{{4}})(?!\d)")
_LANDLINE = re.compile(r"(?<!\d)(0\d{2,3})[-—) ]+(\d{3,4})(\d{4})(?!\d)")
_OTHER_NUMBER = re.compile(rf"(?<![\d*])\d(?:{_GAP}\d){{6,}}(?![\d*])")
_MANY_DIGITS = re.compile(r"\d(?:[^\d]{0,3}\d){9}")
_PLAIN_DIGITS = str.maketrans("０１２３４５６７８９Ｘｘ", "0123456789Xx", "\u200b\u200c\u200d\u2060\ufeff")


def county_key(home: Path) -> bytes:
    """The county's secret key, kept in HOME/key (0600) and made on first use."""
    path = home / "key"
    try:
        return bytes.fromhex(path.read_text(encoding="ascii").strip())
    except FileNotFoundError:
        home.mkdir(parents=True, exist_ok=True)
        key = secrets.token_bytes(32)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(key.hex() + "\n")
        return key


def person_key(key: bytes, *parts: str) -> str:
    """Keyed hash (HMAC-SHA-256, 24 hex digits) that joins one person's records and cannot be turned back."""
    return hmac.new(key, "\x1f".join(parts).encode(), hashlib.sha256).hexdigest()[:24]


def mask_name(name: str) -> str:
    """张三 → 张*; nothing else of the name stays."""
    return name[:1] + "*" if name else ""


def mask_id(number: str) -> str:
    """First three and last four digits of an ID number stay; a short text is masked whole."""
    return number[:3] + "*" * (len(number) - 7) + number[-4:] if len(number) >= 15 else "*" * len(number)


def mask_phone(number: str) -> str:
    """Each telephone number in the text keeps at most its first three and last four digits."""
    masked = _MOBILE.sub(r"\1****\3", number.translate(_PLAIN_DIGITS))
    return _OTHER_NUMBER.sub(lambda found: _mask_digits(found.group()), masked)


def _mask_digits(number: str) -> str:
    digits = re.sub(r"\D", "", number)
    return digits[:3] + "****" + digits[-4:] if len(digits) >= 11 else digits[:2] + "****" + digits[-2:]


def scrub(text: str) -> str:
    """Free text with every ID number and telephone number in it masked."""
    if not _MANY_DIGITS.search(text):
        return text
    if not text.isascii():
        text = text.translate(_PLAIN_DIGITS)
    text = _ID_NUMBER.sub(lambda found: mask_id(found.group()), text)
    text = _MOBILE.sub(r"\1****\3", text)
    text = _LANDLINE.sub(r"\1-****\3", text)
    return _OLD_ID_NUMBER.sub(lambda found: mask_id(found.group()), text)
