"""What a page shows, read from its address: snapshot, as-of date, subject, comparison, language and look.

What the reader has opened on a page (a figure's trace, a record, filters of a grid) is the address's fragment: it
changes without the page being drawn anew (assets/behaviour.js).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any
from urllib.parse import urlencode

from catalogue.paths import Home
from dashboards import words
from dashboards.queries import context
from dashboards.queries.pool import Pool, Snapshot, rows_of
from dashboards.words import t

COMPARISONS = ("year", "quarter")
SCHEMES = ("light", "dark")
PAGE_CHOICES = ("role", "label", "severity", "old", "indicator", "layers")


@dataclass(frozen=True)
class View:
    """The state that a page is rendered from. Two views of one address on one snapshot are equal."""

    home: Home
    snapshot: Snapshot
    is_pinned: bool
    info: dict[str, Any]
    dates: list[date]
    as_of: date | None
    compare: str
    subject: dict[str, Any]
    county: dict[str, Any]
    path: str = "/"
    language: str = words.DEFAULT
    is_language_asked: bool = False
    theme: str | None = None
    is_large: bool = False
    choices: dict[str, str] = field(default_factory=dict)
    notices: list[str] = field(default_factory=list)

    @property
    def since(self) -> str:
        """What is compared with, in words."""
        return t(f"since.{self.compare}")

    @property
    def role(self) -> str | None:
        """Which records of a figure are listed; None for all."""
        role = self.choices.get("role")
        return role if role in ("numerator", "denominator_only", "excluded") else None

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
            "compare": None if self.compare == COMPARISONS[0] else self.compare,
            "snapshot": self.snapshot.id if self.is_pinned else None,
            "lang": self.language if self.is_language_asked else None,
            "theme": self.theme,
            "reading": "1" if self.is_large else None,
        }
        kept = {key: value for key, value in (chosen | changed).items() if value}
        return f"{path}?{urlencode(kept)}" if kept else path

    def here(self, **changed: str | None) -> str:
        """This page's own address with some of its choices changed."""
        return self.href(self.path, **({**self.choices} | changed))

    def permanent(self) -> str:
        """This page's address that shows the same for ever: snapshot, date and language are named."""
        return self.here(snapshot=self.snapshot.id, lang=self.language)

    def subject_href(self, path: str, row: dict[str, Any], **changed: str | None) -> str:
        """An address about the subject of a row of the values query."""
        code = None if row["subject_kind"] == "county" else str(row["subject_code"])
        return self.href(path, subject=code, **changed)


def read(pool: Pool, parameters: dict[str, Any], path: str = "/") -> View:
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
        "subject_name": t("subject.county"),
    }
    county = next((row for row in subjects if row["subject_kind"] == "county"), nobody)
    theme = parameters.get("theme")
    return View(
        home=pool.home,
        snapshot=snapshot,
        is_pinned=bool(wanted_snapshot),
        info=info,
        dates=dates,
        as_of=_chosen_date(parameters.get("as_of"), dates, notices),
        compare="quarter" if parameters.get("compare") == "quarter" else COMPARISONS[0],
        subject=_chosen_subject(parameters.get("subject"), subjects, county, notices),
        county=county,
        path=path,
        language=language_of(parameters),
        is_language_asked=parameters.get("lang") in words.LANGUAGES,
        theme=theme if theme in SCHEMES else None,
        is_large=parameters.get("reading") == "1",
        choices={key: str(parameters[key]) for key in PAGE_CHOICES if parameters.get(key)},
        notices=notices,
    )


def language_of(parameters: dict[str, Any]) -> str:
    """The language that an address asks for."""
    wanted = str(parameters.get("lang") or words.DEFAULT)
    return wanted if wanted in words.LANGUAGES else words.DEFAULT


def _chosen_date(wanted: str | None, dates: list[date], notices: list[str]) -> date | None:
    if not dates or not wanted:
        return dates[-1] if dates else None
    try:
        day = date.fromisoformat(wanted)
    except ValueError:
        notices.append(t("notice.not_a_date", wanted=wanted))
        return dates[-1]
    if day in dates:
        return day
    nearest = max((known for known in dates if known <= day), default=dates[0])
    notices.append(t("notice.no_such_date", wanted=day, used=nearest))
    return nearest


def _chosen_subject(
    wanted: str | None, subjects: list[dict[str, Any]], county: dict[str, Any], notices: list[str]
) -> dict[str, Any]:
    if not wanted:
        return county
    found = next((row for row in subjects if row["subject_code"] == wanted), None)
    if found is None:
        notices.append(t("notice.no_such_subject", wanted=wanted))
        return county
    return found
