"""The records behind a plain count of a family page, down to the row."""

from __future__ import annotations

from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from dashboards import formatting as fmt
from dashboards.components import messages
from dashboards.components.evidence import record_grid, record_sheet
from dashboards.components.panels import panel, taken_away
from dashboards.queries import facts
from dashboards.queries.pool import rows_of
from dashboards.sheets import Sheet
from dashboards.view import View
from dashboards.words import t

MOST_RECORDS = 5000


def _rows(view: View, family: str, label: str) -> list[dict[str, Any]]:
    region = None if view.subject["subject_kind"] == "county" else str(view.subject["subject_code"])
    return rows_of(facts.records_of(view.snapshot, family, view.day, region, label or None, MOST_RECORDS))


def _name(view: View, family: str, label: str) -> str:
    parts = [fmt.family(family), fmt.state(label), fmt.subject_name(view.subject)]
    return " · ".join(part for part in parts if part)


def sheets(view: View, family: str = "", label: str = "", **_: Any) -> list[Sheet]:
    """The records as one table."""
    if family not in facts.BY_FAMILY:
        return []
    source = t("source.plain", snapshot=view.snapshot.id, day=fmt.day(view.as_of))
    definition = t(f"facts.{family}")
    return [record_sheet(_name(view, family, label), _rows(view, family, label), source, definition)]


def render(view: View, family: str = "", label: str = "", **_: Any) -> list[Component]:
    """Rows of one label of a family's counts (all labels when none is given)."""
    if family not in facts.BY_FAMILY:
        return [messages.not_found(f"/records/{family}")]
    rows = _rows(view, family, label)
    (sheet,) = sheets(view, family, label)
    capped = t("records.capped", most=MOST_RECORDS) if len(rows) >= MOST_RECORDS else ""
    return [
        dcc.Link(f"← {fmt.family(family)}", href=view.href(f"/family/{family}"), className="more"),
        html.H1(_name(view, family, label)),
        panel(
            t("records.count", count=len(rows)),
            [html.P(capped or t("records.hint"), className="source"), record_grid(rows)],
            eyebrow=t(f"facts.{family}"),
            source=sheet.source,
            anchor="evidence",
            takeaway=taken_away(view, sheet),
        ),
    ]
