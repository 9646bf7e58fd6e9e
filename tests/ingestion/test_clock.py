"""A clock time alone belongs to the day of the record's own event."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from tests.ingestion.books import read_sheet

HEADINGS = ["接警时间", "出动时间", "到场时间", "地点", "出动队伍", "人数"]


def test_clock_times_are_put_on_the_day_of_the_alarm_and_past_midnight_on_the_next(tmp_path: Path) -> None:
    rows = [
        HEADINGS,
        ["2024-06-01 08:00", "08:02", "8时15分", "柳河镇", "柳河镇综合救援队", 8],
        ["2024-06-02 23:58", "23:59", "00:10", "柳河镇", "柳河镇综合救援队", 8],
    ]
    found = read_sheet(tmp_path, rows)
    assert (found.rows_accepted, found.rows_rejected) == (2, 0)
    assert found.columns["departed_at_at"] == [datetime(2024, 6, 1, 8, 2), datetime(2024, 6, 2, 23, 59)]
    assert found.columns["arrived_at_at"] == [datetime(2024, 6, 1, 8, 15), datetime(2024, 6, 3, 0, 10)]


def test_a_clock_time_without_a_moment_of_alarm_is_not_guessed(tmp_path: Path) -> None:
    found = read_sheet(tmp_path, [HEADINGS, ["2024-06-01", "08:02", "", "柳河镇", "柳河镇综合救援队", 8]])
    assert found.columns["departed_at_at"] == [None] and found.rows_doubtful == 1
