"""The text of a date made regular before it is read: separators, numerals, brackets, weekdays, words around it."""

from __future__ import annotations

import re

from ingestion.text import fold, squeeze, without_note_marks
from ingestion.values.numerals import chinese_numeral

LONGEST = 60
_CHINESE_DIGITS = str.maketrans("〇○零ОOo◯一二三四五六七八九", "0000000123456789")
_CHINESE_YEAR = re.compile(r"([〇○零ОOo◯一二三四五六七八九]{4})(?=年)")
_CHINESE_SMALL = re.compile(r"([一二三四五六七八九十]+)([月日号])")
_TIME_APART = re.compile(r"(?<=\d)\s+(?=\d{1,2}\s*[:时点])")
_SPACED = re.compile(r"((?:19|20)\d{2})\s+(\d{1,2})\s+(\d{1,2})(?!\d)")
_ODD_MARKS = re.compile(
    r"((?:19|20)\d{2})[.。,,、·•\\_/\-]{1,2}(\d{1,2})[.。,,、·•\\_/\-]{1,2}(\d{1,2})(?!\d)"
)
_WEEKDAY = re.compile(r"\(?(?:周|星期|礼拜)[一二三四五六日天]\)?")
_BEFORE = re.compile(r"(?:以前|之前|前)(?:完成|办结|整改完成|整改到位|完成整改)?$")
_AS_OF = re.compile(r"^(?:截至|截止)(?:到|至)?")
_REMARK = re.compile(r"\([^()\d]*\)$")
_SHORT_YEAR = re.compile(r"(?<!\d)(\d{2})年(?=\d{1,2}月|$)")
_OLD_SHORT_YEAR = re.compile(r"([5-9]\d)([./\-])(\d{1,2})\2(\d{1,2})")
_ZONE = re.compile(r"(T\d{1,2}:\d{2}:\d{2}(?:\.\d+)?)(Z|[+\-]\d{2}:?\d{2})$")
_DAYS_LISTED = re.compile(r"(\d{1,2})([月日号]?)[、,](\d{1,2})([月日号])$")
_MONTH_NAMES = "jan feb mar apr may jun jul aug sep oct nov dec"
_NAMED_MONTH = re.compile(r"(\d{1,2})[\-/. ]?([A-Za-z]{3})[a-z]{0,6}[\-/., ]{0,2}((?:19|20)\d{2})")
_YEAR_LAST = re.compile(r"(\d{1,2})/(\d{1,2})/((?:19|20)\d{2})")


def plain_date(text: str) -> str:
    """The text without spaces and remarks, Arabic digits, years of four digits and one separator; '' when too long.

    A year of two digits is completed only where nothing else can be meant: before 年, or above any day (87.3.14).
    """
    if len(text) > LONGEST:
        return ""
    apart = _TIME_APART.sub("T", fold(without_note_marks(text)))
    plain = squeeze(_SPACED.sub(r"\1-\2-\3", apart)).lstrip("'`‘’").rstrip("。.;,")
    if plain.startswith("(") and plain.endswith(")") and plain.count("(") == 1:
        plain = plain[1:-1]
    plain = _ODD_MARKS.sub(r"\1-\2-\3", _AS_OF.sub("", _BEFORE.sub("", plain)))
    plain = _REMARK.sub("", _WEEKDAY.sub("", plain))
    plain = _CHINESE_YEAR.sub(lambda year: year[1].translate(_CHINESE_DIGITS), plain)
    plain = _CHINESE_SMALL.sub(lambda part: f"{chinese_numeral(part[1]) or 0:.0f}{part[2]}", plain)
    return _neighbours(_four_digit_year(_western(plain)))


def zone_hours(plain: str) -> tuple[str, float]:
    """A moment without its time zone, and the hours that it lies behind China's clock (Z: 8; none stated: 0)."""
    found = _ZONE.search(plain)
    if not found:
        return plain, 0.0
    digits = found[2].replace(":", "")
    ahead = 0.0 if digits == "Z" else int(digits[:3]) + int(digits[0] + digits[3:]) / 60
    return plain[: found.end(1)], 8.0 - ahead


def _four_digit_year(plain: str) -> str:
    if found := _SHORT_YEAR.match(plain):
        year = int(found[1])
        century = "20" if year <= 35 else "19" if year >= 50 else ""
        return century + plain if century else plain
    if found := _OLD_SHORT_YEAR.fullmatch(plain):
        return "19" + plain
    return plain


def _western(plain: str) -> str:
    """5-Sep-2024 and 9/25/2024 as 2024-9-25, where the order of day and month is beyond doubt."""
    if found := _NAMED_MONTH.fullmatch(plain):
        place = _MONTH_NAMES.find(found[2].lower())
        return f"{found[3]}-{place // 4 + 1}-{found[1]}" if place % 4 == 0 else plain
    if found := _YEAR_LAST.fullmatch(plain):
        one, other = int(found[1]), int(found[2])
        if one > 12 >= other or one == other:
            return f"{found[3]}-{other}-{one}"
        return f"{found[3]}-{one}-{other}" if other > 12 >= one else plain
    return plain


def _neighbours(plain: str) -> str:
    """Two days or months that follow each other (5、6日) as the range that they are."""
    found = _DAYS_LISTED.search(plain)
    if not found or int(found[3]) - int(found[1]) != 1 or found[2] not in {"", found[4]}:
        return plain
    return f"{plain[: found.start()]}{found[1]}{found[4]}至{found[3]}{found[4]}"
