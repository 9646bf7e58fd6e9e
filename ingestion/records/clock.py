"""Clock times that stand alone (出动 08:02) put on the day of the record's own event (接警 2025-06-01 08:00)."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

import pyarrow as pa

from ingestion.coded import Coded, overlaid
from ingestion.recognising.headings import Match
from ingestion.records.columns import ColumnReading, expanded
from ingestion.text import squeeze

_CLOCK = re.compile(r"(\d{1,2})[:：时点](\d{1,2})(?:[:：分]\d{0,2})?[分秒]?")


def complete_clock_times(
    event_date: str | None,
    matches: list[Match],
    texts: dict[int, Coded],
    readings: dict[str, ColumnReading],
) -> None:
    """Give every lone clock time of a datetime column the event's day, or the next one past midnight; in place."""
    if event_date not in readings or f"{event_date}_at" not in readings[event_date].values:
        return
    event = readings[event_date]
    for match in matches:
        name = match.column.name
        if match.column.type != "datetime" or name == event_date:
            continue
        found: dict[int, datetime] = {}
        for row in readings[name].row_issues():
            clock = _CLOCK.fullmatch(squeeze(texts[match.position].text(row)))
            moment = event.values[f"{event_date}_at"][int(event.texts.codes[row])].as_py()
            if clock and moment and int(clock[1]) < 24 and int(clock[2]) < 60:
                found[row] = _after(moment, int(clock[1]), int(clock[2]))
        if found:
            readings[name] = _put(readings[name], name, found)


def _after(moment: datetime, hour: int, minute: int) -> datetime:
    at = moment.replace(hour=hour, minute=minute, second=0)
    return at if at >= moment.replace(second=0) else at + timedelta(days=1)


def _put(reading: ColumnReading, name: str, found: dict[int, datetime]) -> ColumnReading:
    reading = expanded(reading)
    days = [at.date() for at in found.values()]
    put = {"at": list(found.values()), "from": days, "to": days, "precision": ["minute"] * len(found)}
    for end, others in put.items():
        values = reading.values[f"{name}_{end}"]
        reading.values[f"{name}_{end}"] = overlaid(values, list(found), pa.array(others, values.type))
    for row in found:
        del reading.issues[row]
    return reading
