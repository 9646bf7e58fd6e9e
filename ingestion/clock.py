"""Clock times that stand alone (出动 08:02) put on the day of the record's own event (接警 2025-06-01 08:00)."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from ingestion.columns import ColumnReading
from ingestion.headings import Match
from ingestion.text import squeeze

_CLOCK = re.compile(r"(\d{1,2})[:：时点](\d{1,2})(?:[:：分]\d{0,2})?[分秒]?")


def complete_clock_times(
    event_date: str | None,
    matches: list[Match],
    texts: dict[int, list[str]],
    readings: dict[str, ColumnReading],
) -> None:
    """Give every lone clock time of a datetime column the event's day, or the next one past midnight; in place."""
    if event_date not in readings or f"{event_date}_at" not in readings[event_date].values:
        return
    moments = readings[event_date].values[f"{event_date}_at"]
    for match in matches:
        name = match.column.name
        if match.column.type != "datetime" or name == event_date:
            continue
        reading = readings[name]
        for index in list(reading.issues):
            clock = _CLOCK.fullmatch(squeeze(texts[match.position][index]))
            moment = moments[index]
            if clock and moment and int(clock[1]) < 24 and int(clock[2]) < 60:
                _put(reading, name, index, _after(moment, int(clock[1]), int(clock[2])))


def _after(moment: datetime, hour: int, minute: int) -> datetime:
    at = moment.replace(hour=hour, minute=minute, second=0)
    return at if at >= moment.replace(second=0) else at + timedelta(days=1)


def _put(reading: ColumnReading, name: str, index: int, at: datetime) -> None:
    reading.values[f"{name}_at"][index] = at
    reading.values[f"{name}_from"][index] = reading.values[f"{name}_to"][index] = at.date()
    reading.values[f"{name}_precision"][index] = "minute"
    del reading.issues[index]
