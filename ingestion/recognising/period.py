"""The moment or period that a sheet states for itself: in its title lines, its sheet name or its file name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from ingestion.text import squeeze
from ingestion.values.dates import OPEN_END, Span, read_date

_NOT_A_MOMENT = re.compile(
    r"(填报|填表|制表|打印|报送|上报|导出|编制|印发)(日期|时间)[:：]?(?: +(?=\d))?[^ 　;；]*?(?=$|[ 　;；]|单位|填)"
)
_DAY = r"(?:19|20)\d{2}[年./\-]\d{1,2}[月./\-]\d{1,2}[日号]?"
_AS_OF = re.compile(
    rf"(?:截至|截止|统计时点|统计时间|时点|截止日期)(?:到|至|为)?[:：]? *"
    rf"({_DAY}|(?:19|20)\d{{2}}年(?:\d{{1,2}}月底?|末|底)?)"
)
_COMPACT_DAY = re.compile(r"(?<!\d)((?:20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))(?!\d)")
_ANY_DAY = re.compile(_DAY)
_NAMED = re.compile(
    r"(?:19|20)\d{2}(?:[Qq][1-4]|[.\-]\d{1,2}(?!\d))"
    r"|(?:19|20)\d{2}年?(?:第?[1-4一二三四]季度|上半年|下半年|\d{1,2}月(?:份|底|末)?|末|底|度)?"
)
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?:年|(?=[^\d]|$))")
_FILLED_BY = re.compile(
    r"(?:填报|填表|报送|编制|上报)单位[:：(（]?(?:盖章|公章)?[)）]?[:：]? *"
    r"(?!填|报送|日期|统计时点)([^\s:：,，;；()（）]+?)(?=填|报送|日期|$|[\s,，;；()（）])"
)


def stated_moment(places: Sequence[str], not_after: date) -> date | None:
    """The day of the statement named in the first of `places` (title lines, sheet, file name) that names one.

    A named period (2025年6月, 2024年末) means its last day. A day after `not_after` (the receipt) cannot be
    the moment stated and is passed over. None when no place names one.
    """
    texts = [_NOT_A_MOMENT.sub(" ", _tidy(place)) for place in places]
    sought = [(_AS_OF, text) for text in texts]
    sought += [(pattern, text) for text in texts for pattern in (_ANY_DAY, _COMPACT_DAY, _NAMED)]
    for pattern, text in sought:
        for found in pattern.finditer(text):
            end = _last_day(found[pattern.groups])
            if end and end <= not_after:
                return end
    return None


def _tidy(place: str) -> str:
    return re.sub(r"[ \t]+", " ", place).replace("\u3000", " ")


def _last_day(text: str) -> date | None:
    plain = squeeze(text)
    if re.fullmatch(r"(?:19|20)\d{2}年?\d{1,2}月[底末]", plain):
        plain = plain[:-1]
    span: Span | None = read_date(plain)
    return span.end if span and span.end and span.end != OPEN_END else None


def last_quarter_end(day: date) -> date:
    """The last quarter end on or before a day."""
    first_of_quarter = date(day.year, 3 * ((day.month - 1) // 3) + 1, 1)
    after = date(day.year + (day.month > 9), (first_of_quarter.month + 2) % 12 + 1, 1)
    return day if after - timedelta(days=1) == day else first_of_quarter - timedelta(days=1)


def stated_year(places: Sequence[str]) -> int | None:
    """The year that the first place to name exactly one year names; None when it is open."""
    for place in places:
        years = {int(year) for year in _YEAR.findall(_NOT_A_MOMENT.sub(" ", _tidy(place)))}
        if len(years) == 1:
            return years.pop()
    return None


def filled_by(title_lines: Sequence[str]) -> str | None:
    """Who filled the sheet in, by its 填报单位 line."""
    for line in title_lines:
        found = _FILLED_BY.search(_tidy(line))
        if found:
            return found.group(1)
    return None
