"""Dates as clerks write them, with the precision they were written in. No day is ever invented."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime

from ingestion.values.date_text import plain_date
from ingestion.values.moments import read_moment, real_day
from ingestion.values.numerals import chinese_numeral

_YEAR = r"(?P<y>(?:19|20)\d{2})"
_COMPACT_MONTH = re.compile(_YEAR + r"(?P<m>0[1-9]|1[0-2])")
_MONTH = re.compile(_YEAR + r"[年./\-](?P<m>\d{1,2})月?份?")
_TEN_DAYS = re.compile(
    r"(?:"
    + _YEAR
    + r"[年./\-])?(?P<m>\d{1,2})月份?(?P<part>上旬|中旬|下旬|初|中|底|末|上中旬|中上旬|中下旬|上半月|下半月)"
)
_PARTS_OF_MONTH = {
    "上旬": (1, 10),
    "初": (1, 10),
    "中旬": (11, 20),
    "中": (11, 20),
    "下旬": (21, 31),
    "底": (21, 31),
    "末": (21, 31),
    "上中旬": (1, 20),
    "中上旬": (1, 20),
    "中下旬": (11, 31),
    "上半月": (1, 15),
    "下半月": (16, 31),
}
_QUARTER = re.compile(
    _YEAR + r"年?度?(?:第)?(?P<q>[1-4一二三四])季度?末?|" + r"(?P<y2>(?:19|20)\d{2})[年\-]?[Qq](?P<q2>[1-4])"
)
_HALF = re.compile(_YEAR + r"年?(?P<half>上|下)半年")
_QUARTERS_ONLY = re.compile(_YEAR + r"年?度?前(?P<q>[二三23])个?季度")
_YEAR_ONLY = re.compile(_YEAR + r"(?:年度?|年末|年底|年初|年内|年全年|全年)?")
_MONTHS = re.compile(r"(?P<a>\d{1,2})月?[\-~～—–至到](?P<b>\d{1,2})月份?")
_YEARS = re.compile(r"(?P<a>(?:19|20)\d{2})年?[\-~～—–至到](?P<b>(?:19|20)\d{2})年?")
_NO_YEAR = re.compile(r"(?P<m>\d{1,2})[月./\-](?P<d>\d{1,2})[日号]?")
_NO_YEAR_MONTH = re.compile(r"(?P<m>\d{1,2})月份?")
_SINCE = re.compile(r"(?P<start>.+?)(?:以来|起|至今|至目前|到现在|到目前)")
_RANGE = re.compile(
    r"(?P<a>.+?)(?:至|到|—{1,2}|–|~|～|--|-(?=\d{4}[年./-])|-(?=\d{1,2}(?:[月./日号]|$)))(?P<b>.+)"
)
_MONTH_AND_DAY = re.compile(r"\d{1,2}月\d{1,2}[日号](?=.)")
_PART_OF_YEAR = re.compile(r"第?[1-4一二三四]季度?末?|[上下]半年|前[二三23]个?季度")
_OPEN = {
    "长期",
    "永久",
    "至今",
    "长期有效",
    "无固定期限",
    "无期限",
    "永久有效",
    "9999-12-31",
    "9999年12月31日",
    "99991231",
}
OPEN_END = date(9999, 12, 31)


@dataclass(frozen=True, slots=True)
class Span:
    """A date as written: first and last possible day, and how precisely it was said. `at` when a time was given."""

    start: date | None
    end: date | None
    precision: str
    at: datetime | None = None


def read_date(text: str, year: int | None = None, is_1904: bool = False) -> Span | None:
    """Read any way of writing a date. `year` stands in where the text names none (9月5日). None when it is no date."""
    squeezed = plain_date(text)
    if not squeezed:
        return None
    if squeezed in _OPEN:
        return Span(None, OPEN_END, "open")
    moment = read_moment(text, is_1904)
    if moment:
        return Span(moment.date(), moment.date(), "day")
    for reader in (_read_day, _read_coarse):
        span = reader(squeezed, year)
        if span:
            return span
    return _read_between(squeezed, year)


def read_datetime(text: str, year: int | None = None, is_1904: bool = False) -> Span | None:
    """Like read_date; a text that also gives a time of day has precision minute and `at`."""
    if year and _MONTH_AND_DAY.match(plain_date(text)):
        text = f"{year}年{plain_date(text)}"
    moment = read_moment(text, is_1904)
    if moment and (moment.hour or moment.minute or ":" in text or re.search(r"\d[时点]", text)):
        return Span(moment.date(), moment.date(), "minute", moment)
    return read_date(text, year, is_1904)


def read_month(text: str, year: int | None = None) -> Span | None:
    """Read a month: 2024年9月, 2024-09, 202409, a day in it, or 9月 / 9 with the year from elsewhere."""
    squeezed = plain_date(text)
    if squeezed.isdigit() and len(squeezed) <= 2 and year and 1 <= int(squeezed) <= 12:
        return _month(year, int(squeezed))
    if _COMPACT_MONTH.fullmatch(squeezed):
        return _month(int(squeezed[:4]), int(squeezed[4:]))
    span = read_date(text, year)
    if span and span.start and span.precision in {"day", "ten_days"}:
        return _month(span.start.year, span.start.month)
    return span


def read_year(text: str) -> Span | None:
    """Read a budget year: 2024, 2024年, 2024年度 or any date in it."""
    span = read_date(text)
    return _years(span.start.year) if span and span.start else None


def _ordinal(text: str) -> int:
    return int(text) if text.isascii() else int(chinese_numeral(text) or 0)


def _month(year: int, month: int) -> Span | None:
    if not 1 <= month <= 12:
        return None
    return Span(date(year, month, 1), date(year, month, monthrange(year, month)[1]), "month")


def _years(year: int) -> Span:
    return Span(date(year, 1, 1), date(year, 12, 31), "year")


def _read_day(text: str, year: int | None) -> Span | None:
    found = _NO_YEAR.fullmatch(text)
    if not found or year is None:
        return None
    day = real_day(year, int(found["m"]), int(found["d"]))
    return Span(day, day, "day") if day else None


def _read_coarse(text: str, year: int | None) -> Span | None:
    """Ten days, month, quarter, half-year, year, and open starts (2021年以来)."""
    if year and _PART_OF_YEAR.fullmatch(text):
        text = f"{year}年{text}"
    if found := _TEN_DAYS.fullmatch(text):
        chosen = int(found["y"]) if found["y"] else year
        return _ten_days(chosen, int(found["m"]), found["part"]) if chosen else None
    if _COMPACT_MONTH.fullmatch(text) and not _is_day_of_short_year(text):
        return _month(int(text[:4]), int(text[4:]))
    if found := _MONTH.fullmatch(text):
        return _month(int(found["y"]), int(found["m"]))
    if found := _QUARTER.fullmatch(text):
        quarter = _ordinal(found["q"] or found["q2"])
        first = date(int(found["y"] or found["y2"]), 3 * quarter - 2, 1)
        return Span(first, date(first.year, 3 * quarter, monthrange(first.year, 3 * quarter)[1]), "quarter")
    if found := _QUARTERS_ONLY.fullmatch(text):
        last = 3 * _ordinal(found["q"])
        whole = int(found["y"])
        return Span(date(whole, 1, 1), date(whole, last, monthrange(whole, last)[1]), "range")
    if found := _HALF.fullmatch(text):
        chosen = int(found["y"])
        return (
            Span(date(chosen, 1, 1), date(chosen, 6, 30), "half_year")
            if found["half"] == "上"
            else Span(date(chosen, 7, 1), date(chosen, 12, 31), "half_year")
        )
    if found := _YEAR_ONLY.fullmatch(text):
        return _years(int(found["y"]))
    if year and (found := _NO_YEAR_MONTH.fullmatch(text)):
        return _month(year, int(found["m"]))
    if found := _SINCE.fullmatch(text):
        start = read_date(found["start"], year)
        return Span(start.start, OPEN_END, "open") if start else None
    return None


def _is_day_of_short_year(text: str) -> bool:
    """200508 could be the 8th of May 2020 as well as August 2005; 202409 can only be a month."""
    return real_day(2000 + int(text[:2]), int(text[2:4]), int(text[4:])) is not None


def _ten_days(year: int, month: int, part: str) -> Span | None:
    whole = _month(year, month)
    if whole is None or whole.end is None:
        return None
    first, last = _PARTS_OF_MONTH[part]
    precision = "range" if last - first > 10 else "ten_days"
    return Span(date(year, month, first), date(year, month, min(last, whole.end.day)), precision)


def _months_or_years(text: str, year: int | None) -> Span | None:
    """1-9月 of the year from elsewhere, 2023-2024年."""
    if found := _YEARS.fullmatch(text):
        first, last = int(found["a"]), int(found["b"])
        return Span(date(first, 1, 1), date(last, 12, 31), "range") if first < last else None
    found = _MONTHS.fullmatch(text) if year else None
    if not found or not year or not 1 <= int(found["a"]) < int(found["b"]) <= 12:
        return None
    last = int(found["b"])
    return Span(date(year, int(found["a"]), 1), date(year, last, monthrange(year, last)[1]), "range")


def _read_between(text: str, year: int | None) -> Span | None:
    if whole := _months_or_years(text, year):
        return whole
    found = _RANGE.fullmatch(text)
    if not found:
        return None
    start = read_date(found["a"], year)
    if not start or not start.start:
        return None
    after = re.sub(r"^[次翌]年", f"{start.start.year + 1}年", found["b"])
    if re.fullmatch(r"\d{1,2}", after) and start.precision == "month":
        after += "月"
    elif re.fullmatch(r"\d{1,2}[日号]?", after) and start.precision == "day":
        after = f"{start.start.year}年{start.start.month}月{after.rstrip('日号')}日"
    end = read_date(after, start.start.year)
    if not end or not end.end or end.end < start.start:
        return None
    return Span(start.start, end.end, "open" if end.end == OPEN_END else "range")
