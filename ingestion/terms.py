"""Terms in place of a last day (有效期 3年, 保质期 24个月): counted from the record's own first day."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from ingestion.columns import ColumnReading
from ingestion.headings import Match
from ingestion.text import squeeze
from ingestion.values.numbers import chinese_numeral

_NUMBER = r"(\d+|[一二两三四五六七八九十]+)"
_TERM = re.compile(rf"(?:{_NUMBER}年)?(?:{_NUMBER}个?月)?(?:{_NUMBER}[天日])?")


def complete_terms(
    matches: list[Match], texts: dict[int, list[str]], readings: dict[str, ColumnReading]
) -> None:
    """Fill the last day of every term whose first day is known to the day or month; in place.

    A term without a first day stays unread: nothing is guessed. A term that stands under another heading (保质期) is
    that column's: the expiry that follows from it is computed, not stated, and so belongs to the models.
    """
    for match in matches:
        start = match.column.term_from
        if start is None or start not in readings or match.position < 0:
            continue
        values, first = readings[match.column.name].values, readings[start].values
        name = match.column.name
        for index, text in enumerate(texts[match.position]):
            term = read_term(text)
            base_from, base_to = first[f"{start}_from"][index], first[f"{start}_to"][index]
            if term and values[f"{name}_to"][index] is None and base_from and base_to:
                values[f"{name}_from"][index] = _after(base_from, *term)
                values[f"{name}_to"][index] = _after(base_to, *term)
                values[f"{name}_precision"][index] = first[f"{start}_precision"][index]


def read_term(text: str) -> tuple[int, int] | None:
    """Months and days of a term: 3年 → (36, 0), 1年6个月 → (18, 0), 180天 → (0, 180). None for anything else."""
    found = _TERM.fullmatch(squeeze(text).removesuffix("内").removesuffix("整"))
    if not found or not any(found.groups()):
        return None
    years, months, days = (_count(part) for part in found.groups())
    return years * 12 + months, days


def _count(part: str | None) -> int:
    if not part:
        return 0
    return int(part) if part.isdigit() else int(chinese_numeral(part) or 0)


def _after(day: date, months: int, days: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last)) + timedelta(days=days)
