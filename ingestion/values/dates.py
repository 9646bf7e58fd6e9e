"""Dates as clerks write them, with the precision they were written in. No day is ever invented."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from ingestion.text import fold, squeeze

_EXCEL_EPOCH = date(1899, 12, 30)
_EXCEL_EPOCH_1904 = date(1904, 1, 1)
_YEAR = r"(?P<y>(?:19|20)\d{2})"
_CHINESE_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_DAY = re.compile(_YEAR + r"[年./\-](?P<m>\d{1,2})[月./\-](?P<d>\d{1,2})[日号]?")
_COMPACT = re.compile(_YEAR + r"(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])")
_COMPACT_MONTH = re.compile(_YEAR + r"(?P<m>0[1-9]|1[0-2])")
_MONTH = re.compile(_YEAR + r"[年./\-](?P<m>\d{1,2})月?份?")
_TEN_DAYS = re.compile(r"(?:" + _YEAR + r"年)?(?P<m>\d{1,2})月份?(?P<part>上旬|中旬|下旬|初|中|底|末)")
_QUARTER = re.compile(
    _YEAR + r"年?(?:第)?(?P<q>[1-4一二三四])季度|" + r"(?P<y2>(?:19|20)\d{2})[年\-]?[Qq](?P<q2>[1-4])"
)
_HALF = re.compile(_YEAR + r"年?(?P<half>上|下)半年")
_YEAR_ONLY = re.compile(_YEAR + r"(?:年度?|年末|年底|年初)?")
_NO_YEAR = re.compile(r"(?P<m>\d{1,2})[月./\-](?P<d>\d{1,2})[日号]?")
_NO_YEAR_MONTH = re.compile(r"(?P<m>\d{1,2})月份?")
_SINCE = re.compile(r"(?P<start>.+?)(?:以来|起|至今|至目前)")
_RANGE = re.compile(
    r"(?P<a>.+?)(?:至|到|—{1,2}|–|~|～|--|-(?=\d{4}[年./-])|-(?=\d{1,2}(?:[月./日号]|$)))(?P<b>.+)"
)
_TIME = re.compile(r"(?P<h>\d{1,2})[:：时点](?P<min>\d{1,2})?(?:[:：分](?P<s>\d{1,2})?秒?)?分?(?:\.\d+)?")
_TIME_APART = re.compile(r"(?<=\d)\s+(?=\d{1,2}\s*[:时点])")
_WEEKDAY = re.compile(r"\(?(?:周|星期|礼拜)[一二三四五六日天]\)?")
_MONTH_AND_DAY = re.compile(r"\d{1,2}月\d{1,2}[日号](?=.)")
_BEFORE = re.compile(r"(?:以前|之前|前)$")
_LISTED_DAY = re.compile(r"((?:19|20)\d{2})、(\d{1,2})、(\d{1,2})")
_PART_OF_YEAR = re.compile(r"第?[1-4一二三四]季度|[上下]半年")
_TIME_RANGE = re.compile(r"(?:[-~～—–至到]+(?:上午|下午)?\d{1,2}[:：时点]\d{0,2}分?)$")
_HALF_DAY = re.compile(r"(上午|下午|凌晨|中午|晚上|早上|全天|晚)$")
_SERIAL = re.compile(r"\d{5}(?:\.\d+)?")
_OPEN = {"长期", "永久", "至今", "长期有效", "无固定期限", "无期限", "永久有效"}
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
    squeezed = _plain(text)
    if squeezed in _OPEN:
        return Span(None, OPEN_END, "open")
    moment = _read_moment(text, is_1904)
    if moment:
        return Span(moment.date(), moment.date(), "day")
    for reader in (_read_day, _read_coarse):
        span = reader(squeezed, year)
        if span:
            return span
    return _read_between(squeezed, year)


def read_datetime(text: str, year: int | None = None, is_1904: bool = False) -> Span | None:
    """Like read_date; a text that also gives a time of day has precision minute and `at`."""
    if year and _MONTH_AND_DAY.match(_plain(text)):
        text = f"{year}年{_plain(text)}"
    moment = _read_moment(text, is_1904)
    if moment and (moment.hour or moment.minute or ":" in text or re.search(r"\d[时点]", text)):
        return Span(moment.date(), moment.date(), "minute", moment)
    return read_date(text, year, is_1904)


def read_month(text: str, year: int | None = None) -> Span | None:
    """Read a month: 2024年9月, 2024-09, 202409, a day in it, or 9月 / 9 with the year from elsewhere."""
    squeezed = _plain(text)
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


def _plain(text: str) -> str:
    squeezed = squeeze(_TIME_APART.sub("T", fold(text))).lstrip("'`").rstrip("。.;；,，")
    squeezed = _LISTED_DAY.sub(r"\1.\2.\3", _BEFORE.sub("", squeezed))
    squeezed = _WEEKDAY.sub("", squeezed)
    if re.match(r"[〇○零一二三四五六七八九]{4}年", squeezed):
        squeezed = squeezed[:4].translate(_CHINESE_DIGITS) + squeezed[4:]
    return _with_digits(squeezed)


def _with_digits(text: str) -> str:
    """Months and days in Chinese numerals as digits: 九月二十五日 → 9月25日."""

    def small(found: re.Match[str]) -> str:
        from ingestion.values.numbers import chinese_numeral

        return str(int(chinese_numeral(found.group(1)) or 0)) + found.group(2)

    return re.sub(r"([一二三四五六七八九十]+)([月日号])", small, text)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month(year: int, month: int) -> Span | None:
    if not 1 <= month <= 12:
        return None
    return Span(date(year, month, 1), date(year, month, monthrange(year, month)[1]), "month")


def _years(year: int) -> Span:
    return Span(date(year, 1, 1), date(year, 12, 31), "year")


def _read_moment(text: str, is_1904: bool) -> datetime | None:
    """ISO text, a day with a time, or an Excel serial number."""
    from_serial = text.strip()
    if _SERIAL.fullmatch(from_serial) and 20000 <= float(from_serial) < 60000:
        epoch = _EXCEL_EPOCH_1904 if is_1904 else _EXCEL_EPOCH
        moment = datetime(epoch.year, epoch.month, epoch.day) + timedelta(days=float(from_serial))
        return (moment + timedelta(seconds=30)).replace(second=0, microsecond=0)
    squeezed = _plain(text)
    found = _DAY.match(squeezed) or _COMPACT.match(squeezed)
    if not found:
        return None
    day = _day(int(found["y"]), int(found["m"]), int(found["d"]))
    rest = squeezed[found.end() :].lstrip("Tt日")
    if day is None:
        return None
    rest = _TIME_RANGE.sub("", rest)
    if not rest or _HALF_DAY.fullmatch(rest):
        return datetime(day.year, day.month, day.day)
    afternoon = rest.startswith(("下午", "晚上", "晚"))
    time = _TIME.fullmatch(re.sub(r"^(上午|下午|凌晨|中午|晚上|晚|早上)", "", rest))
    if not time or int(time["h"]) > 24 or int(time["min"] or 0) > 59:
        return None
    hour = int(time["h"]) + (12 if afternoon and int(time["h"]) < 12 else 0)
    return datetime(day.year, day.month, day.day) + timedelta(hours=hour, minutes=int(time["min"] or 0))


def _read_day(text: str, year: int | None) -> Span | None:
    found = _NO_YEAR.fullmatch(text)
    if not found or year is None:
        return None
    day = _day(year, int(found["m"]), int(found["d"]))
    return Span(day, day, "day") if day else None


def _read_coarse(text: str, year: int | None) -> Span | None:
    """Ten days, month, quarter, half-year, year, and open starts (2021年以来)."""
    if year and _PART_OF_YEAR.fullmatch(text):
        text = f"{year}年{text}"
    if found := _TEN_DAYS.fullmatch(text):
        chosen = int(found["y"]) if found["y"] else year
        return _ten_days(chosen, int(found["m"]), found["part"]) if chosen else None
    if found := _MONTH.fullmatch(text):
        return _month(int(found["y"]), int(found["m"]))
    if found := _QUARTER.fullmatch(text):
        quarter = int((found["q"] or found["q2"]).translate(_CHINESE_DIGITS))
        first = date(int(found["y"] or found["y2"]), 3 * quarter - 2, 1)
        return Span(first, date(first.year, 3 * quarter, monthrange(first.year, 3 * quarter)[1]), "quarter")
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


def _ten_days(year: int, month: int, part: str) -> Span | None:
    whole = _month(year, month)
    if whole is None or whole.end is None:
        return None
    bounds = {"上旬": (1, 10), "初": (1, 10), "中旬": (11, 20), "中": (11, 20)}
    first, last = bounds.get(part, (21, whole.end.day))
    return Span(date(year, month, first), date(year, month, last), "ten_days")


def _read_between(text: str, year: int | None) -> Span | None:
    found = _RANGE.fullmatch(text)
    if not found:
        return None
    start = read_date(found["a"], year)
    if not start or not start.start:
        return None
    after = found["b"]
    if re.fullmatch(r"\d{1,2}", after) and start.precision == "month":
        after += "月"
    elif re.fullmatch(r"\d{1,2}[日号]?", after) and start.precision == "day":
        after = f"{start.start.year}年{start.start.month}月{after.rstrip('日号')}日"
    end = read_date(after, start.start.year)
    if not end or not end.end or end.end < start.start:
        return None
    return Span(start.start, end.end, "open" if end.end == OPEN_END else "range")
