"""The records behind a plain count of a family page, down to the row."""

from __future__ import annotations

from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from dashboards import formatting as fmt
from dashboards.components import messages
from dashboards.components.evidence import record_grid
from dashboards.components.panels import panel
from dashboards.queries import facts
from dashboards.queries.pool import rows_of
from dashboards.view import View

MOST_RECORDS = 5000


def render(view: View, family: str = "", label: str = "", **_: Any) -> list[Component]:
    """Rows of one label of a family's counts (all labels when none is given)."""
    if family not in facts.BY_FAMILY:
        return [messages.not_found(f"/records/{family}")]
    region = None if view.subject["subject_kind"] == "county" else str(view.subject["subject_code"])
    rows = rows_of(facts.records_of(view.snapshot, family, view.day, region, label or None, MOST_RECORDS))
    word = fmt.HAZARD_STATES.get(label, label)
    name = f"{fmt.FAMILIES[family]}{' · ' + word if word else ''}"
    hint = "点一行，看它在部门台账里原来怎么写。"
    if len(rows) >= MOST_RECORDS:
        hint = f"至少{MOST_RECORDS}条，这里列出前{MOST_RECORDS}条；其余请用 muster query 取得。"
    return [
        dcc.Link(f"← {fmt.FAMILIES[family]}", href=view.href(f"/family/{family}"), className="more"),
        html.H1(f"{name}：{view.subject['subject_name']}"),
        panel(
            f"{len(rows)}条记录",
            [
                html.P(hint, className="source"),
                record_grid(rows, view.row),
            ],
            source=f"快照 {view.snapshot.id} ｜ 截至 {fmt.day(view.as_of)}",
            anchor="evidence",
        ),
    ]
