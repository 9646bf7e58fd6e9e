"""A subject's figures as a ledger: one line per indicator, in order of families."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from dashboards import formatting as fmt
from dashboards.components import tracks
from dashboards.components.badges import hint_marks, verdict_badge
from dashboards.components.opening import figure_link
from dashboards.components.panels import panel, taken_away
from dashboards.figures.titles import movement
from dashboards.sheets import Sheet
from dashboards.view import View
from dashboards.words import t

Rows = list[dict[str, Any]]


def ledger_panel(view: View, rows: Rows, sheet: Sheet) -> html.Section:
    """Rows of the values query, family by family: value with interval and standard, verdict, change; each opens."""
    body: list[Component] = [_head(view)]
    for family, members in groupby(rows, key=lambda row: row["family"]):
        label = dcc.Link(f"{fmt.family(family)} →", href=view.href(f"/family/{family}"))
        body.append(html.H3(label, className="ledger-family"))
        body.extend(_row(view, row) for row in members)
    if not rows:
        body = [html.P(t("overview.no_indicators"))]
    how = html.P(t("overview.how_to_read", since=view.since), className="source")
    return panel(
        sheet.title,
        [html.Div(body, className="ledger"), how],
        eyebrow=t("overview.standing_eyebrow", subject=fmt.subject_name(view.subject)),
        source=sheet.source,
        anchor="standing",
        takeaway=taken_away(view, sheet) if rows else None,
    )


def _head(view: View) -> html.Div:
    headings = [
        t("column.indicator"),
        t("overview.value_and_target"),
        t("column.value"),
        t("column.verdict"),
        t("indicator.against", since=view.since),
        t("overview.change"),
    ]
    return html.Div([html.Span(heading) for heading in headings], className="ledger-row ledger-head")


def _row(view: View, row: dict[str, Any]) -> html.Div:
    name = dcc.Link(fmt.name_of(row), href=view.href(f"/indicator/{row['indicator_code']}"))
    change = fmt.short_change(row["value"], row["previous"])
    return html.Div(
        [
            html.Span([name, *hint_marks(row)], className="ledger-name"),
            tracks.bullet(row),
            figure_link(row, fmt.measure(row["value"], row["unit"]), styled="num"),
            verdict_badge(fmt.verdict(row)),
            tracks.dumbbell(row, view.since),
            html.Span(change, className=f"num text-{movement(row)}"),
        ],
        className="ledger-row",
    )
