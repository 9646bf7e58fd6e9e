"""Published figures, read as an outsider would read them: from the snapshot, by indicator, date and subject."""

from __future__ import annotations

from datetime import date
from typing import Any

from catalogue.paths import Home
from muster.snapshots import connect

Figure = dict[str, Any]


def query(home: Home, sql: str, *parameters: Any) -> list[Figure]:
    """Rows of a query on the current snapshot, as dictionaries."""
    with connect(home) as snapshot:
        found = snapshot.execute(sql, list(parameters))
        names = [column[0] for column in found.description or []]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def figures(home: Home) -> dict[tuple[str, str, str], Figure]:
    """(indicator, as-of date in ISO form, subject) → its row of fct_indicator_values."""
    rows = query(home, "select * from marts.fct_indicator_values")
    return {(row["indicator_code"], _iso(row["as_of"]), row["subject_code"]): row for row in rows}


def counts(figure: Figure) -> tuple[float, float] | str:
    """Numerator and denominator where something was measured, else the status."""
    if figure["status"] != "measured":
        return str(figure["status"])
    return figure["numerator"], figure["denominator"]


def _iso(day: date) -> str:
    return day.isoformat()[:10]
