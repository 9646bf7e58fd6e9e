"""Days, months, years and moments as clerks write them, with the span they leave open."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from catalogue.models import Column
from tests.ingestion.dirty.written import WIDE, Cell

FIRST, LAST = date(2021, 1, 1), date(2024, 9, 30)
NO_DAYS = ["待定", "2024.2.30", "上周", "13月5日", "#VALUE!"]


def _any_day(chance: Random) -> date:
    return FIRST + timedelta(days=chance.randint(0, (LAST - FIRST).days))


def _end_of(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def _span(name: str, first: date | None, last: date | None, precision: str | None) -> dict[str, Any]:
    return {f"{name}_from": first, f"{name}_to": last, f"{name}_precision": precision}


def day_cell(column: Column, chance: Random, year: int | None, is_text_file: bool, may_spoil: bool) -> Cell:
    """A day, or as much of it as was written."""
    name, day = column.name, _any_day(chance)
    if may_spoil and chance.random() < 0.06:
        return Cell(
            chance.choice(NO_DAYS[:1] if column.term_from else NO_DAYS),
            _span(name, None, None, None),
            "rejected",
        )
    if may_spoil and column.past and chance.random() < 0.03:
        typo = date(2052, day.month, 1)
        return Cell(typo.isoformat(), _span(name, typo, typo, "day"), "doubtful")
    if chance.random() < 0.15:
        return _coarse(name, chance, day)
    if year and chance.random() < 0.1:
        day = day.replace(year=year, day=min(day.day, 28))
        return Cell(f"{day.month}月{day.day}日", _span(name, day, day, "day"))
    return Cell(_written(chance, day, is_text_file), _span(name, day, day, "day"))


def _written(chance: Random, day: date, is_text_file: bool) -> Any:
    forms: list[Any] = [
        f"{day.year}.{day.month}.{day.day}",
        f"{day.year}/{day.month}/{day.day}",
        day.isoformat(),
        f"{day:%Y%m%d}",
        f"{day.year}年{day.month}月{day.day}日",
        f" {day.year} 年{day.month}月 {day.day}日",
        f"{day.year}．{day.month}．{day.day}",
        f"{day:%Y.%m.%d}".translate(WIDE),
        (day - date(1899, 12, 30)).days,
        day.isoformat() if is_text_file else day,
    ]
    return chance.choice(forms)


def _coarse(name: str, chance: Random, day: date) -> Cell:
    """9月下旬 leaves ten days open, 三季度 three months: no day is invented."""
    month = date(day.year, day.month, 1)
    third = chance.randint(0, 2)
    first = month.replace(day=1 + 10 * third)
    last = _end_of(month) if third == 2 else month.replace(day=10 + 10 * third)
    quarter = (day.month - 1) // 3
    begins = date(day.year, 3 * quarter + 1, 1)
    half = date(day.year, 1 if day.month < 7 else 7, 1)
    forms = [
        (f"{day.year}年{day.month}月{'上中下'[third]}旬", _span(name, first, last, "ten_days")),
        (f"{day.year}年{day.month}月", _span(name, month, _end_of(month), "month")),
        (f"{day.year}.{day.month}月", _span(name, month, _end_of(month), "month")),
        (
            f"{day.year}年{'一二三四'[quarter]}季度",
            _span(name, begins, _end_of(date(day.year, 3 * quarter + 3, 1)), "quarter"),
        ),
        (
            f"{day.year}年{'上' if day.month < 7 else '下'}半年",
            _span(name, half, _end_of(half.replace(month=half.month + 5)), "half_year"),
        ),
        (f"{day.year}年", _span(name, date(day.year, 1, 1), date(day.year, 12, 31), "year")),
        (f"{day.year}年以来", _span(name, date(day.year, 1, 1), None, "open")),
    ]
    written, values = chance.choice(forms)
    return Cell(written, values)


def month_cell(column: Column, chance: Random) -> Cell:
    """A month, written as one or as a day in it."""
    day = _any_day(chance)
    first = day.replace(day=1)
    forms = [
        f"{day.year}年{day.month}月",
        f"{day:%Y-%m}",
        f"{day.year}.{day.month}.{day.day}",
        day.isoformat(),
    ]
    return Cell(chance.choice(forms), _span(column.name, first, _end_of(first), "month"))


def year_cell(column: Column, chance: Random) -> Cell:
    """A year."""
    year = chance.randint(2021, 2024)
    forms = [year, str(year), f"{year}年", f"{year}年度"]
    return Cell(chance.choice(forms), _span(column.name, date(year, 1, 1), date(year, 12, 31), "year"))


def moment_cell(
    column: Column, chance: Random, year: int | None, is_text_file: bool, may_spoil: bool
) -> Cell:
    """A day with a time of day, or the day only."""
    name, day = column.name, _any_day(chance)
    if may_spoil and chance.random() < 0.06:
        return Cell(
            chance.choice(["待定", "2024.2.30 8:00", "夜里"]), {**_span(name, None, None, None)}, "rejected"
        )
    at = datetime(day.year, day.month, day.day, chance.randint(0, 23), chance.randint(1, 59))
    if chance.random() < 0.1:
        return Cell(f"{day.year}.{day.month}.{day.day}", {**_span(name, day, day, "day"), f"{name}_at": None})
    forms: list[Any] = [
        f"{at:%Y-%m-%d %H:%M}",
        f"{at:%Y/%m/%d %H:%M:%S}",
        f"{at.year}.{at.month}.{at.day} {at.hour}:{at:%M}",
        f"{at.year}年{at.month}月{at.day}日{at.hour}时{at.minute}分",
        f"{at:%Y-%m-%d %H:%M:%S}" if is_text_file else at,
    ]
    return Cell(chance.choice(forms), {**_span(name, day, day, "minute"), f"{name}_at": at})
