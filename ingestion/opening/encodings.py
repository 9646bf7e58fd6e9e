"""In which encoding a text is, found by its bytes: UTF-8, GB18030 (GBK, GB2312) or UTF-16, marked or not."""

from __future__ import annotations

import re

from ingestion.opening.grid import UnreadableFile

_BOMS = [(b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")]
_PARTS = re.compile(r"[\t\n\r,]")
_FOREIGN = re.compile(r"[^\x00-\x7f]+")
GAP = "\ufffd"
_CHARACTERS_PER_GAP = 50
_LOOKED_AT = 1 << 16
_CUT_OFF = ("unexpected end", "incomplete", "truncated")
_UNKNOWN_ZH = "文本编码无法识别（支持 UTF-8、GBK/GB18030、UTF-16）。请另存为 UTF-8 或 .xlsx 后重新报送。"


def decode(content: bytes) -> tuple[str, str]:
    """Text and encoding name. Raises UnreadableFile."""
    for name in _likeliest(content):
        try:
            return content.decode(name), name
        except UnicodeDecodeError:
            continue
    raise UnreadableFile("encoding", _UNKNOWN_ZH)


def decode_cut(content: bytes) -> tuple[str, bool]:
    """Text, and whether it ends in the middle of a character, which is left out. Raises UnreadableFile."""
    cuts: list[str] = []
    for name in _likeliest(content):
        try:
            return content.decode(name), False
        except UnicodeDecodeError as error:
            if error.end < len(content) or not any(word in error.reason for word in _CUT_OFF):
                continue
            cut = content[: error.start].decode(name)
            if not cut.isascii():
                return cut, True
            cuts.append(cut)
    if cuts:
        return cuts[0], True
    raise UnreadableFile("encoding", _UNKNOWN_ZH)


def decode_with_gaps(content: bytes) -> tuple[str, int]:
    """Text with � for each byte that fits no character, and how many; systems cut texts in the middle of a character.

    Raises UnreadableFile when there are more than a few: then it is another encoding, or several.
    """
    if b"\x00" in content or content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UnreadableFile("encoding", _UNKNOWN_ZH)
    texts = [content.decode(name, "replace") for name in ("utf-8-sig", "gb18030")]
    text = min(texts, key=lambda text: text.count(GAP))
    gaps = text.count(GAP)
    foreign = sum(map(len, _FOREIGN.findall(text)))
    if gaps > max(1, foreign // _CHARACTERS_PER_GAP):
        raise UnreadableFile("encoding", _UNKNOWN_ZH)
    return text, gaps


def _likeliest(content: bytes) -> tuple[str, ...]:
    """By its mark; by zero bytes, which UTF-16 alone has in a table; else UTF-8, which is hard to hit by chance."""
    marked = [name for bom, name in _BOMS if content.startswith(bom)]
    if marked:
        return (marked[0],)
    if b"\x00" in content[:_LOOKED_AT]:
        return _utf_16_without_mark(content[:_LOOKED_AT])
    return ("gb18030", "utf-8") if _is_gbk_by_chance_utf_8(content) else ("utf-8", "gb18030")


def _utf_16_without_mark(first: bytes) -> tuple[str, ...]:
    """The byte order in which there are line ends, tabs and commas; in the other one they are signs of India."""
    parts = {name: _PARTS.findall(first.decode(name, "replace")) for name in ("utf-16-le", "utf-16-be")}
    best = max(parts, key=lambda name: len(parts[name]))
    return (best,) if parts[best] else ()


def _is_gbk_by_chance_utf_8(content: bytes) -> bool:
    """True when the bytes are valid UTF-8 too, but as that hold Greek, Cyrillic or Arabic and nothing Chinese."""
    if len(content) > _LOOKED_AT or content.isascii():
        return False
    try:
        text = content.decode("utf-8")
        content.decode("gb18030")
    except UnicodeDecodeError:
        return False
    return max(text) < "\u0800" and any(character >= "\u0100" for character in text)
