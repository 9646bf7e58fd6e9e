"""Chinese numerals, small and for cheques: 二十五, 一百零三, 三万五千, 壹佰."""

from __future__ import annotations

import re

_DIGITS = {
    "零": 0,
    "〇": 0,
    "一": 1,
    "二": 2,
    "两": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
    "壹": 1,
    "贰": 2,
    "叁": 3,
    "肆": 4,
    "伍": 5,
    "陆": 6,
    "柒": 7,
    "捌": 8,
    "玖": 9,
}
_PLACES = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_MYRIADS = {"万": 10_000, "亿": 100_000_000}
_USUAL = str.maketrans("貳參叄陸萬億兩○", "贰叁叁陆万亿两〇", "")
_TENS = {"廿": "二十", "卅": "三十", "卌": "四十"}
_TWO_DIGITS = re.compile(r"[一二两三四五六七八九壹贰叁肆伍陆柒捌玖]{2}")
_LONGEST = 20


def chinese_numeral(text: str) -> float | None:
    """二十五 → 25, 一百零三 → 103, 两千五 → 2500, 廿五 → 25; None when the text is no numeral.

    五六十 names no one number, 百十 none at all.
    """
    plain = "".join(_TENS.get(c, c) for c in text[: _LONGEST + 1].translate(_USUAL))
    if not plain or len(text) > _LONGEST:
        return None
    if any(c not in _DIGITS and c not in _PLACES and c not in _MYRIADS for c in plain):
        return None
    if all(c in _DIGITS for c in plain):
        return float("".join(str(_DIGITS[c]) for c in plain))
    return None if _TWO_DIGITS.search(plain) else _by_places(plain)


def _by_places(plain: str) -> float | None:
    """The value of a numeral with places; None when a place stands before a greater one (十百)."""
    total, section, digit, place = 0, 0, 0, 10_000
    unit = 1
    for c in plain:
        if c in _DIGITS:
            digit = _DIGITS[c]
            unit = unit if digit else 1
        elif c in _PLACES:
            if _PLACES[c] >= place:
                return None
            place = _PLACES[c]
            section, digit, unit = section + (digit or 1) * place, 0, place // 10
        else:
            total = (total + section + digit or 1) * _MYRIADS[c]
            section, digit, place, unit = 0, 0, 10_000, _MYRIADS[c] // 10
    return float(total + section + digit * unit)
