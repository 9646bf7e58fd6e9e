"""Panels: a conclusion, what shows it, where it comes from, and how to take it away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import plotly.graph_objects as go
from dash import dcc, html
from dash.development.base_component import Component

from dashboards import formatting as fmt
from dashboards.components.aria import aria, data
from dashboards.components.opening import figure_link
from dashboards.figures.theme import quiet
from dashboards.sheets import Column, Sheet
from dashboards.view import View
from dashboards.words import t

Children = list[Component] | Component | str
Rows = list[dict[str, Any]]
FIGURES = ("whole", "number", "measure")


def panel(
    title: str,
    children: Any,
    *,
    eyebrow: str = "",
    source: str = "",
    anchor: str = "",
    takeaway: list[Component] | None = None,
) -> html.Section:
    """A titled block; `eyebrow` names the subject above the conclusion, `source` is its last line."""
    head = [html.P(eyebrow, className="eyebrow")] if eyebrow else []
    body = children if isinstance(children, list) else [children]
    foot = [html.P(source, className="source")] if source else []
    tools = [html.Div(takeaway, className="takeaway")] if takeaway else []
    identity: dict[str, Any] = {"id": anchor} if anchor else {}
    return html.Section([*head, html.H2(title), *body, *foot, *tools], className="panel", **identity)


def taken_away(view: View, sheet: Sheet) -> list[Component]:
    """Links that download a sheet of this page as a workbook or as text."""
    made: list[Component] = []
    for kind, word in (("xlsx", "Excel"), ("csv", "CSV")):
        href = view.href(f"/download/{sheet.name}.{kind}", page=view.path, **view.choices)
        said = aria(t("download.table", title=sheet.title, kind=word))
        made.append(html.A(word, href=href, className="tool", download="", **said))
    return made


def chart(
    view: View,
    title: str,
    figure: go.Figure,
    sheet: Sheet,
    *,
    eyebrow: str,
    anchor: str = "",
    told: Sequence[Component] = (),
    framed: Callable[[Component], list[Component]] = lambda picture: [picture],
) -> html.Section:
    """A plotly chart under its conclusion, with the same numbers as a table to unfold and all of it to take away.

    `told` stands below the picture; `framed` puts it into what stands around it.
    """
    graph = dcc.Graph(
        id={"type": "chart", "name": sheet.name},
        figure=figure,
        config=quiet(),
        style={"height": f"{figure.layout.height}px"},
        responsive=True,
    )
    twin = html.Details(
        [html.Summary(t("panel.show_table")), html.Div(table(sheet), className="scroll-x", tabIndex=0)],
        className="twin",
    )
    pictures: list[Component] = [
        html.Button(
            kind.upper(),
            className="tool picture",
            **data(format=kind, title=title, source=sheet.source, name=sheet.name),
            **aria(t("download.picture", title=title, kind=kind.upper())),
        )
        for kind in ("png", "svg")
    ]
    drawn = html.Div(graph, role="img", className="drawn", **aria(title))
    return panel(
        title, [*framed(drawn), *told, twin], eyebrow=eyebrow, source=sheet.source, anchor=anchor,
        takeaway=[*pictures, *taken_away(view, sheet)],
    )  # fmt: skip


def table(sheet: Sheet) -> html.Table:
    """The rows of a sheet as a plain table."""
    return plain_table(
        [column.heading for column in sheet.columns],
        [[_shown(row, column) for column in sheet.columns] for row in sheet.rows],
        numeric={at for at, column in enumerate(sheet.columns) if column.kind in FIGURES},
        caption=sheet.title,
    )


def plain_table(
    headings: Sequence[str | Component], rows: list[list[Any]], *, numeric: set[int], caption: str = ""
) -> html.Table:
    """A plain table; the columns of `numeric` are set as figures, the first names its row."""
    parts: list[Component] = [html.Caption(caption, className="unseen")] if caption else []
    parts.append(
        html.Thead(
            html.Tr(
                [
                    html.Th(heading, scope="col", className="num" if at in numeric else "")
                    for at, heading in enumerate(headings)
                ]
            )
        )
    )
    parts.append(
        html.Tbody(
            [
                html.Tr(
                    [
                        html.Th(cell, scope="row")
                        if at == 0
                        else html.Td(cell, className="num" if at in numeric else "")
                        for at, cell in enumerate(row)
                    ]
                )
                for row in rows
            ]
        )
    )
    return html.Table(parts, className="plain")


def _shown(row: dict[str, Any], column: Column) -> Any:
    value = row.get(column.key)
    if column.key == "value" and "interval_low" in row:
        return figure_link(row)
    if value is None or value == "":
        return "—"
    if column.kind == "measure":
        return fmt.measure(value, row["unit"])
    if column.kind in FIGURES:
        return fmt.number(value)
    if column.kind == "date":
        return fmt.day(value) if isinstance(value, date) else str(value)
    return str(value)


def values_sheet(
    view: View, name: str, title: str, rows: Rows, *, source: str, definition: str = ""
) -> Sheet:
    """The table twin of a chart of values: what, whom, when, value, interval, counts, target, verdict."""
    columns = [
        ("indicator", "indicator", "text"), ("subject_name", "subject", "text"), ("as_of", "as_of", "date"),
        ("value", "value", "measure"), ("unit_word", "unit", "text"), ("interval_low", "low", "measure"),
        ("interval_high", "high", "measure"), ("numerator", "numerator", "number"),
        ("denominator", "denominator", "number"), ("target_word", "target", "text"), ("verdict", "verdict", "text"),
        ("note_zh", "note", "text"),
    ]  # fmt: skip
    same = {
        key
        for key in ("indicator_code", "subject_code", "as_of")
        if len({row[key] for row in rows}) <= 1 and len(rows) > 1
    }
    hidden = {"indicator_code": "indicator", "subject_code": "subject_name", "as_of": "as_of"}
    left_out = {hidden[key] for key in same}
    made = [
        {
            **row,
            "indicator": f"{row['indicator_code']} {fmt.name_of(row)}",
            "unit_word": fmt.unit(row["unit"]),
            "numerator": None if row["statistic"] == "median" else row["numerator"],
            "target_word": fmt.target(row),
            "verdict": f"{fmt.verdict(row).shape} {fmt.verdict(row).word}",
        }
        for row in rows
    ]
    if not any(row["note_zh"] for row in rows):
        left_out.add("note_zh")
    kept = tuple(Column(key, t(f"column.{word}"), kind) for key, word, kind in columns if key not in left_out)
    return Sheet(name, title, kept, made, definition=definition, source=source)


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
    return t(
        "source.full", exports=exports or t("source.none"), snapshot=view.snapshot.id, day=fmt.day(view.as_of)
    )
