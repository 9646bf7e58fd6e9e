"""Panels: a conclusion, what shows it, and where it comes from."""

from __future__ import annotations

from typing import Any

import plotly.graph_objects as go
from dash import dcc, html
from dash.development.base_component import Component

from dashboards import formatting as fmt
from dashboards.figures.theme import QUIET
from dashboards.view import View

Children = list[Component] | Component | str


def panel(
    title: str, children: Any, *, eyebrow: str = "", source: str = "", anchor: str = ""
) -> html.Section:
    """A titled block; `eyebrow` names the subject above the conclusion, `source` is its last line."""
    head = [html.P(eyebrow, className="eyebrow")] if eyebrow else []
    body = children if isinstance(children, list) else [children]
    foot = [html.P(source, className="source")] if source else []
    identity: dict[str, Any] = {"id": anchor} if anchor else {}
    return html.Section([*head, html.H2(title), *body, *foot], className="panel", **identity)


def chart(
    title: str, figure: go.Figure, name: str, *, eyebrow: str, source: str, twin: Component
) -> html.Section:
    """A plotly chart under its conclusion, with the same numbers as a table to unfold."""
    graph = dcc.Graph(
        id={"type": "chart", "name": name},
        figure=figure,
        config=QUIET,
        style={"height": f"{figure.layout.height}px"},
        responsive=True,
    )
    table = html.Details([html.Summary("看表格"), html.Div(twin, className="scroll-x")], className="twin")
    return panel(title, [graph, table], eyebrow=eyebrow, source=source)


def table(headings: list[str], rows: list[list[Any]], *, numeric_from: int = 1) -> html.Table:
    """A plain table; columns from `numeric_from` on are set as figures."""
    head = html.Thead(html.Tr([html.Th(heading, scope="col") for heading in headings]))
    body = html.Tbody(
        [
            html.Tr(
                [
                    html.Td(cell, className="num" if index >= numeric_from else "")
                    for index, cell in enumerate(row)
                ]
            )
            for row in rows
        ]
    )
    return html.Table([head, body], className="plain")


def values_table(rows: list[dict[str, Any]], first: str, key: str) -> html.Table:
    """The table twin of a chart: what, value, interval, numerator, denominator, verdict."""
    return table(
        [first, "数值", "95%区间", "分子", "分母", "状态"],
        [
            [
                fmt.month(row[key]) if key == "as_of" else row[key],
                fmt.measure(row["value"], row["unit"]),
                fmt.interval(row["interval_low"], row["interval_high"], row["unit"]) or "—",
                fmt.number(None if row["statistic"] == "median" else row["numerator"]),
                fmt.number(row["denominator"]),
                f"{fmt.verdict(row).shape} {fmt.verdict(row).word}",
            ]
            for row in rows
        ],
    )


def kpi(label: str, value: Any, note: Any = "", href: str = "") -> html.Div:
    """One figure with its name above and a note below."""
    link = html.A if href.startswith("#") else dcc.Link
    shown = link(value, href=href) if href else value
    return html.Div(
        [
            html.P(label, className="kpi-label"),
            html.P(shown, className="kpi-value"),
            html.P(note, className="kpi-note"),
        ],
        className="kpi",
    )


def source_line(view: View, exports: str | None) -> str:
    """数据来源 · 快照 · 截至."""
    return f"数据来源：{exports or '尚无可追溯的来源记录'} ｜ 快照 {view.snapshot.id} ｜ 截至 {fmt.day(view.as_of)}"
