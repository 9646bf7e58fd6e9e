"""Indicators × subjects as a table whose cells open their traces."""

from __future__ import annotations

from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from dashboards import formatting as fmt
from dashboards.components.aria import HIDDEN
from dashboards.components.opening import figure_link
from dashboards.view import View
from dashboards.words import t


def heat_table(view: View, rows: list[dict[str, Any]], *, subjects_down: bool = False) -> html.Div:
    """Rows of the values query (several indicators, subjects of one kind, the county too) → one cell each.

    Indicators run down and subjects across, or the other way round where subjects are many. A cell that the
    indicator's grain does not have says so.
    """
    indicators = list({row["indicator_code"]: fmt.name_of(row) for row in rows}.items())
    subjects = list({row["subject_code"]: fmt.subject_name(row) for row in rows}.items())
    cells = {(row["indicator_code"], row["subject_code"]): row for row in rows}
    named = {row["subject_code"]: _subject(view, row) for row in rows}
    links = {code: dcc.Link(name, href=view.href(f"/indicator/{code}")) for code, name in indicators}
    if subjects_down:
        across: list[Any] = [links[code] for code, _ in indicators]
        down: list[tuple[Any, list[Any]]] = [
            (named[subject], [cells.get((code, subject)) for code, _ in indicators])
            for subject, _ in subjects
        ]
    else:
        across = [named[subject] for subject, _ in subjects]
        down = [
            (links[code], [cells.get((code, subject)) for subject, _ in subjects]) for code, _ in indicators
        ]
    corner = t("column.subject" if subjects_down else "column.indicator")
    head = html.Thead(html.Tr([html.Th(heading, scope="col") for heading in (corner, *across)]))
    body = html.Tbody(
        [html.Tr([html.Th(name, scope="row"), *[_cell(row) for row in members]]) for name, members in down]
    )
    return html.Div(html.Table([head, body], className="heat"), className="scroll-x", tabIndex=0)


def _subject(view: View, row: dict[str, Any]) -> Any:
    """A township's or department's name leads to its portrait."""
    if row["subject_kind"] == "county":
        return fmt.subject_name(row)
    return dcc.Link(fmt.subject_name(row), href=view.subject_href("/portrait", row))


def _cell(row: dict[str, Any] | None) -> html.Td:
    if row is None:
        return html.Td(t("heat.no_grain"), className="heat-none", title=t("heat.no_grain_why"))
    verdict = fmt.verdict(row)
    is_measured = row["status"] == "measured"
    value = (
        fmt.number(round(row["value"], 1))
        if is_measured and row["unit"] != "%"
        else fmt.measure(row["value"], row["unit"])
    )
    text: list[Component] = [
        html.Span(verdict.shape, **HIDDEN),
        html.Span(value if is_measured else verdict.word),
    ]
    if fmt.is_small(row) and is_measured:
        text.append(html.Span(t("mark.small_n"), className="mark"))
    return html.Td(figure_link(row, text), className=f"heat-cell badge-{verdict.key}")


def legend() -> html.P:
    """What the cells' marks mean."""
    items = []
    for verdict in fmt.VERDICTS.values():
        items.append(html.Span([verdict.shape, " ", verdict.word], className=f"badge badge-{verdict.key}"))
    return html.P(items, className="legend")
