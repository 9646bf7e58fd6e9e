"""A day with or without a time of day, as written or as a spreadsheet's serial number."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from ingestion.values.date_text import plain_date, zone_hours

_EXCEL_EPOCH = datetime(1899, 12, 30)
_EXCEL_EPOCH_1904 = datetime(1904, 1, 1)
_YEAR = r"(?P<y>(?:19|20)\d{2})"
_DAY = re.compile(_YEAR + r"[年./\-](?P<m>\d{1,2})[月./\-](?P<d>\d{1,2})[日号]?")
_COMPACT = re.compile(_YEAR + r"(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])")
_STAMP = re.compile(_YEAR + r"(?P<m>\d{2})(?P<d>\d{2})(?P<h>\d{2})(?P<min>\d{2})(?:\d{2})?")
_TIME = re.compile(
    r"(?P<h>\d{1,2})[:：时点](?:(?P<min>\d{1,2})|(?P<half>半))?(?:[:：分](?P<s>\d{1,2})?秒?)?分?(?:\.\d+)?"
)
_TIME_RANGE = re.compile(r"[-~～—–至到]+(?:上午|下午)?\d{1,2}[:：时点]\d{0,2}分?$")
_HALF_DAY = re.compile(r"上午|下午|凌晨|中午|晚上|早上|早晨|清晨|傍晚|夜间|深夜|午后|全天|当天|当日|晚|夜")
_PART_OF_DAY = re.compile(r"^(上午|下午|午后|凌晨|中午|傍晚|晚上|晚|夜间|深夜|早上|早晨|清晨)")
_AFTERNOON = ("下午", "午后", "傍晚", "晚", "夜间", "深夜")
_SERIAL = re.compile(r"\d{5}(?:\.\d{1,20})?")


def read_moment(text: str, is_1904: bool) -> datetime | None:
    """ISO text, a day with a time in China's clock, or an Excel serial number (1955 to 2064); None else."""
    serial = text.strip().lstrip("'")
    if len(serial) <= 26 and serial.isascii() and _SERIAL.fullmatch(serial):
        return _of_serial(float(serial), is_1904)
    plain, hours = zone_hours(plain_date(text))
    if stamp := _STAMP.fullmatch(plain):
        day = real_day(int(stamp["y"]), int(stamp["m"]), int(stamp["d"]))
        return _at(day, int(stamp["h"]), int(stamp["min"])) if day else None
    found = _DAY.match(plain) or _COMPACT.match(plain)
    day = real_day(int(found["y"]), int(found["m"]), int(found["d"])) if found else None
    if not found or day is None:
        return None
    moment = _with_time(day, plain[found.end() :].lstrip("Tt日"))
    return moment + timedelta(hours=hours) if moment else None


def real_day(year: int, month: int, day: int) -> date | None:
    """The day, None when the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _of_serial(serial: float, is_1904: bool) -> datetime | None:
    if not 20000 <= serial < 60000:
        return None
    whole = int(serial)
    # to the minute, but never over midnight: 23:59:59 belongs to its own day
    minutes = min(round((serial - whole) * 1440), 1439)
    return (_EXCEL_EPOCH_1904 if is_1904 else _EXCEL_EPOCH) + timedelta(days=whole, minutes=minutes)


def _with_time(day: date, rest: str) -> datetime | None:
    rest = _TIME_RANGE.sub("", rest)
    if not rest or _HALF_DAY.fullmatch(rest):
        return _at(day, 0, 0)
    time = _TIME.fullmatch(_PART_OF_DAY.sub("", rest))
    if not time:
        return None
    hour = int(time["h"])
    hour += 12 if rest.startswith(_AFTERNOON) and hour < 12 else 0
    return _at(day, hour, 30 if time["half"] else int(time["min"] or 0))


def _at(day: date, hour: int, minute: int) -> datetime | None:
    """24:00 is midnight at the end of the day; a later hour or a 60th minute does not exist."""
    if hour > 24 or minute > 59 or (hour == 24 and minute):
        return None
    return datetime(day.year, day.month, day.day) + timedelta(hours=hour, minutes=minute)
