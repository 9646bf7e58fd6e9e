"""Cell text made comparable: full-width folded, spaces and line breaks removed, brackets and units taken apart."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_SPACES = re.compile(r"\s+")
_HAN = r"\u4e00-\u9fff"
_SPACE_IN_HAN = re.compile(rf"(?<=[{_HAN}])[\s\u3000]+(?=[{_HAN}])")
_PUNCTUATION = re.compile(r"[\s()\[\]{}<>《》〈〉【】〔〕/\\·:;,、，。．.*＊'\"“”‘’_\-—－|＿#]+")
_BRACKETED = re.compile(r"[(\[【〔]([^()\[\]【】〔〕]*)[)\]】〕]")

UNITS = {
    "元": 1.0,
    "千元": 1e3,
    "万元": 1e4,
    "百万元": 1e6,
    "亿元": 1e8,
    "㎡": 1.0,
    "平方米": 1.0,
    "m2": 1.0,
    "m²": 1.0,
    "亩": 666.6666666667,
    "公顷": 1e4,
    "万㎡": 1e4,
    "万平方米": 1e4,
    "人": 1.0,
    "人次": 1.0,
    "名": 1.0,
    "辆": 1.0,
    "辆次": 1.0,
    "吨": 1.0,
    "公斤": 1e-3,
    "千克": 1e-3,
    "kg": 1e-3,
    "户": 1.0,
    "万人": 1e4,
    "万户": 1e4,
    "个": 1.0,
    "次": 1.0,
    "场": 1.0,
    "场次": 1.0,
    "份": 1.0,
    "%": 1.0,
    "岁": 1.0,
    "票": 1.0,
    "条": 1.0,
    "件": 1.0,
    "支": 1.0,
    "万m³": 1.0,
    "万方": 1.0,
    "万立方米": 1.0,
    "万m3": 1.0,
    "立方米": 1e-4,
    "方": 1e-4,
    "平方公里": 1e6,
    "亿立方米": 1e4,
}
UNIT_FAMILIES = [
    {"元", "千元", "万元", "百万元", "亿元"},
    {"㎡", "平方米", "m2", "m²", "亩", "公顷", "万㎡", "万平方米", "平方公里"},
    {"万m³", "万方", "万立方米", "万m3", "立方米", "方", "亿立方米"},
    {"吨", "公斤", "千克", "kg"},
]


_NOTE_MARKS = re.compile(r"[\u2460-\u2473\u2776-\u2793\u00b9\u2070\u2074-\u2079]|(?<![mM米])[\u00b2\u00b3]")


def without_note_marks(text: str) -> str:
    """A text without the raised or circled figures that point to a note (50①): folded, they would become digits."""
    return text if text.isascii() else _NOTE_MARKS.sub("", text)


def fold(text: str) -> str:
    """Full-width letters, digits and brackets made half-width; outer and inter-character spaces removed."""
    if text.isascii():
        return text.strip()
    folded = unicodedata.normalize("NFKC", text).replace("\u200b", "").replace("\ufeff", "")
    return _SPACE_IN_HAN.sub("", folded).strip()


def squeeze(text: str) -> str:
    """Every space removed, full-width folded."""
    if text.isascii():
        return "".join(text.split())
    return _SPACES.sub("", fold(text))


@lru_cache(maxsize=65536)
def heading_key(text: str) -> str:
    """A heading without spaces, line breaks, brackets and punctuation: what two spellings have in common."""
    return _PUNCTUATION.sub("", squeeze(text)).lower()


@lru_cache(maxsize=65536)
def heading_without_brackets(text: str) -> str:
    """The heading key of what stands outside the brackets, a unit behind a slash (人数/人) taken off."""
    bare = _BRACKETED.sub("", squeeze(text))
    head, _, tail = bare.rpartition("/")
    return heading_key(head if tail in UNITS and head and head[-1] != "户" else bare)


@lru_cache(maxsize=65536)
def heading_unit(text: str) -> str | None:
    """The unit that a heading states in brackets or after a slash or comma: 罚款（万元） → 万元; None without."""
    squeezed = squeeze(text)
    for inside in reversed(_BRACKETED.findall(squeezed)):
        stated = inside.removeprefix("单位:").removeprefix("单位")
        if stated in UNITS:
            return str(stated)
    tail = re.split(r"[/,，、:]", squeezed)[-1]
    return tail if tail in UNITS and tail != squeezed else None


def unit_factor(stated: str | None, base: str | None) -> float:
    """Factor from a stated unit to the contract's base unit: 1 when none is stated or both are of no common family."""
    if stated is None or base is None or stated == base:
        return 1.0
    if stated.startswith("万") and stated.removeprefix("万") == base:
        return 1e4
    for family in UNIT_FAMILIES:
        if stated in family and base in family:
            return UNITS[stated] / UNITS[base]
    return 1.0


def is_blank(text: str | None) -> bool:
    """True for nothing, spaces, and the strokes by which a clerk says that a cell stays empty."""
    return text is None or squeeze(text) in {
        "",
        "/",
        "-",
        "--",
        "—",
        "——",
        "－",
        "\\",
        "N/A",
        "n/a",
        "null",
        "NULL",
        "None",
        "―",
    }


def number_text(value: float) -> str:
    """A number as a spreadsheet shows it: at most 15 digits, nine of them behind the point."""
    before = len(str(int(abs(value))))
    text = f"{value:.{max(0, min(9, 15 - before))}f}"
    plain = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if plain == "-0" else plain
