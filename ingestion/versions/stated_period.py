"""The period that a table states for itself, in its title lines, its sheet's name or its file's name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

import duckdb

from catalogue.loader import contracts
from ingestion.loading.insert import insert_rows
from ingestion.recognising.period import stated_moment, stated_year
from ingestion.text import squeeze
from ingestion.values.dates import OPEN_END, read_date

Period = tuple[date, date]
_NOT_THE_PERIOD = re.compile(
    r"(?:填报|填表|制表|打印|报送|上报|导出|编制|印发|送达)(?:日期|时间)?[:：]?(?:19|20)\d{2}\S*"
    r"|(?:19|20)\d{2}[-—至]\d{2,4}学年\S*"
    # how far a running log reaches says nothing of where it starts
    r"|(?:截至|截止|更新至)(?:到|至)?[:：]?(?:19|20)\d{2}[年.\-/\d月日底末]*"
)
_PART = r"(?:第?[一二三四1-4]季度|[上下]半年|\d{1,2}月份?)"
_YEAR = r"(?:19|20)\d{2}"
_TO = r"(?:[-—–~～]+|至|到)"
_FROM_TO = re.compile(rf"({_YEAR})年?({_PART})?{_TO}({_YEAR})(?:年度?|(?!\d))({_PART})?")
_WITHIN_YEAR = re.compile(rf"({_YEAR})年?(\d{{1,2}})月?{_TO}(\d{{1,2}})月")
_SINCE = re.compile(rf"({_YEAR})年?({_PART})?(?:以来|起)")
_MONTH = re.compile(rf"({_YEAR})[.\-](\d{{1,2}})(?![.\-\d])")
_NAMED = re.compile(rf"({_YEAR})(?:年度?({_PART})?|({_PART})|(?![.\-\d]))")
_PART_ALONE = re.compile(_PART)


def stated_period(places: Sequence[str], received_on: date) -> Period | None:
    """First and last day of the period that the places (title lines, sheet, file name) name together.

    Where they name several, what all of them have in common; where that is nothing, the first. A period that
    is still open (2021年以来) ends with the receipt. None when no place names one.
    """
    spans = [
        span for place in places if (span := _read(_NOT_THE_PERIOD.sub(" ", squeeze(place)), received_on))
    ]
    year = stated_year(places)
    if year:
        parts = [f"{year}年{_whole(place)}" for place in places if _whole(place)]
        spans += [span for part in parts if (span := _span(part, part))]
    if not spans:
        return None
    common = (max(start for start, _ in spans), min(end for _, end in spans))
    return common if common[0] <= common[1] else spans[0]


def _whole(place: str) -> str:
    """A place that is nothing but a part of the year (二季度, 5月)."""
    plain = squeeze(place)
    return plain if _PART_ALONE.fullmatch(plain) else ""


def _read(text: str, received_on: date) -> Period | None:
    if found := _FROM_TO.search(text):
        start, part, end, last_part = found.groups()
        return _span(f"{start}年{part or ''}", f"{end}年{last_part or ''}")
    if found := _WITHIN_YEAR.search(text):
        year, first, last = found.groups()
        return _span(f"{year}年{first}月", f"{year}年{last}月")
    if found := _SINCE.search(text):
        span = _span(f"{found[1]}年{found[2] or ''}", f"{found[1]}年{found[2] or ''}")
        return (span[0], max(received_on, span[0])) if span else None
    if found := _MONTH.search(text):
        return _span(f"{found[1]}年{found[2]}月", f"{found[1]}年{found[2]}月")
    if found := _NAMED.search(text):
        named = f"{found[1]}年{found[2] or found[3] or ''}"
        return _span(named, named)
    return None


def _span(first: str, last: str) -> Period | None:
    start, end = read_date(first), read_date(last)
    if not (start and end and start.start and end.end) or end.end == OPEN_END or start.start > end.end:
        return None
    return start.start, end.end


def tell_stated_periods(connection: duckdb.DuckDBPyConnection) -> None:
    """Fill stated_from and stated_to of raw.delivery_tables: a log's period, the one day of a register's moment."""
    rows = connection.execute("""
        select t.delivery_id, t.sheet, t.table_no, t.export_code, t.table_name, t.scope_region_text, d.received_on
        from raw.delivery_tables t join raw.deliveries d using (delivery_id)
    """).fetchall()
    states = {(c.export, t.table): t.states for c in contracts().values() for t in c.tables}
    told = []
    for delivery_id, sheet, table_no, export, table, text, received_on in rows:
        # the first line is who filled the table in, the second the sheet, the last the sender
        places = (text or "").split("\n")[2:-1]
        period: Period | None
        if states.get((export, table)) == "moment":
            moment = stated_moment(places, received_on)
            period = (moment, moment) if moment else None
        else:
            period = stated_period(places, received_on)
        if period:
            told.append(
                {
                    "delivery_id": delivery_id,
                    "sheet": sheet,
                    "table_no": table_no,
                    "stated_from": period[0],
                    "stated_to": period[1],
                }
            )
    connection.execute("delete from raw.stated_periods")
    insert_rows(connection, "stated_periods", told)
