"""Terms in place of a last day (有效期 3年, 保质期 24个月): counted from the record's own first day."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

import pyarrow as pa

from ingestion.coded import Coded, among, overlaid
from ingestion.recognising.headings import Match
from ingestion.records.columns import ColumnReading, expanded
from ingestion.text import squeeze
from ingestion.values.numbers import chinese_numeral

Term = tuple[int, int]
_NUMBER = r"(\d+|[一二两三四五六七八九十]+)"
_TERM = re.compile(rf"(?:{_NUMBER}年)?(?:{_NUMBER}个?月)?(?:{_NUMBER}[天日])?")


def complete_terms(matches: list[Match], texts: dict[int, Coded], readings: dict[str, ColumnReading]) -> None:
    """Fill the last day of every term whose first day is known to the day or month; in place.

    A term without a first day stays unread: nothing is guessed. A term that stands under another heading (保质期) is
    that column's: the expiry that follows from it is computed, not stated, and so belongs to the models.
    """
    for match in matches:
        start = match.column.term_from
        if start is None or start not in readings or match.position < 0:
            continue
        column = texts[match.position]
        terms = {
            place: term for place, text in enumerate(column.texts.to_pylist()) if (term := read_term(text))
        }
        if terms:
            name = match.column.name
            readings[name] = _completed(readings[name], name, column, terms, readings[start], start)


def _completed(
    reading: ColumnReading, name: str, column: Coded, terms: dict[int, Term], first: ColumnReading, start: str
) -> ColumnReading:
    """The reading with the last day of every row that states a term and a first day."""
    reading = expanded(reading)
    known = reading.values[f"{name}_to"].is_valid()
    filled: dict[int, tuple[date, date, str]] = {}
    for row in among(column, terms).tolist():
        begun = int(first.texts.codes[row])
        base_from, base_to = (first.values[f"{start}_{end}"][begun].as_py() for end in ("from", "to"))
        if base_from and base_to and not known[row].as_py():
            term = terms[int(column.codes[row])]
            precision = first.values[f"{start}_precision"][begun].as_py()
            filled[row] = (_after(base_from, *term), _after(base_to, *term), precision)
    for place, end in enumerate(("from", "to", "precision")):
        values = reading.values[f"{name}_{end}"]
        others = pa.array([found[place] for found in filled.values()], values.type)
        reading.values[f"{name}_{end}"] = overlaid(values, list(filled), others)
    return reading


def read_term(text: str) -> Term | None:
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
