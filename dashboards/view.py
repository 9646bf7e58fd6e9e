"""What a page shows, read from its address: snapshot, as-of date, subject, comparison."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any
from urllib.parse import urlencode

from dashboards.queries import context
from dashboards.queries.pool import Pool, Snapshot, rows_of

SINCE = {"year": "上年同期", "quarter": "上一期"}


@dataclass(frozen=True)
class View:
    """The state that a page is rendered from. Two views of one address on one snapshot are equal."""

    snapshot: Snapshot
    is_pinned: bool
    info: dict[str, Any]
    dates: list[date]
    as_of: date | None
    compare: str
    subject: dict[str, Any]
    county: dict[str, Any]
    row: str | None = None
    role: str | None = None
    notices: list[str] = field(default_factory=list)

    @property
    def since(self) -> str:
        return SINCE[self.compare]

    @property
    def day(self) -> date:
        """The as-of date of a page that has figures. Raises ValueError on a snapshot without any."""
        if self.as_of is None:
            raise ValueError("the snapshot has no figures")
        return self.as_of

    @property
    def previous_on(self) -> date | None:
        """The date compared with, None when the snapshot has no figures for it."""
        if self.compare == "quarter":
            earlier = [day for day in self.dates if day < self.day]
            return earlier[-1] if earlier else None
        matches = [day for day in self.dates if (day.year + 1, day.month) == (self.day.year, self.day.month)]
        return matches[-1] if matches else None

    def href(self, path: str, **changed: str | None) -> str:
        """An address that keeps what was chosen here; `changed` sets or (None) drops parameters."""
        chosen: dict[str, str | None] = {
            "as_of": self.as_of.isoformat() if self.as_of else None,
            "subject": None if self.subject["subject_kind"] == "county" else self.subject["subject_code"],
            "compare": None if self.compare == "year" else self.compare,
            "snapshot": self.snapshot.id if self.is_pinned else None,
        }
        kept = {key: value for key, value in (chosen | changed).items() if value}
        return f"{path}?{urlencode(kept)}" if kept else path

    def subject_href(self, path: str, row: dict[str, Any], **changed: str | None) -> str:
        """An address about the subject of a row of the values query."""
        code = None if row["subject_kind"] == "county" else str(row["subject_code"])
        return self.href(path, subject=code, **changed)


def read(pool: Pool, parameters: dict[str, Any]) -> View:
    """The view that an address asks for; what it asks in vain becomes a notice. Raises NoSnapshot, duckdb.Error."""
    notices: list[str] = []
    wanted_snapshot = parameters.get("snapshot")
    snapshot = pool.snapshot(wanted_snapshot)
    info = context.info(snapshot)
    dates = context.as_of_dates(snapshot)
    subjects = rows_of(context.subjects(snapshot))
    nobody: dict[str, Any] = {
        "subject_kind": "county",
        "subject_code": info.get("county_code") or "",
        "subject_name": "全县",
    }
    county = next((row for row in subjects if row["subject_kind"] == "county"), nobody)
    role = parameters.get("role")
    return View(
        snapshot=snapshot,
        is_pinned=bool(wanted_snapshot),
        info=info,
        dates=dates,
        as_of=_chosen_date(parameters.get("as_of"), dates, notices),
        compare="quarter" if parameters.get("compare") == "quarter" else "year",
        subject=_chosen_subject(parameters.get("subject"), subjects, county, notices),
        county=county,
        row=parameters.get("row"),
        role=role if role in ("numerator", "denominator_only", "excluded") else None,
        notices=notices,
    )


def _chosen_date(wanted: str | None, dates: list[date], notices: list[str]) -> date | None:
    if not dates or not wanted:
        return dates[-1] if dates else None
    try:
        day = date.fromisoformat(wanted)
    except ValueError:
        notices.append(f"地址里的截至日“{wanted}”不是日期，已改用最新的一期。")
        return dates[-1]
    if day in dates:
        return day
    nearest = max((known for known in dates if known <= day), default=dates[0])
    notices.append(f"快照里没有截至 {day} 的数字，已改用 {nearest}。")
    return nearest


def _chosen_subject(
    wanted: str | None, subjects: list[dict[str, Any]], county: dict[str, Any], notices: list[str]
) -> dict[str, Any]:
    if not wanted:
        return county
    found = next((row for row in subjects if row["subject_code"] == wanted), None)
    if found is None:
        notices.append(f"快照里没有编号为“{wanted}”的乡镇或部门，已改为全县。")
        return county
    return found
