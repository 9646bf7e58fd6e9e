"""指标口径: what each indicator asks, counts, leaves out and rests on."""

from __future__ import annotations

from itertools import groupby
from typing import Any

import dash_mantine_components as dmc
from dash import dcc, html
from dash.development.base_component import Component

from dashboards import formatting as fmt
from dashboards.components.applied import setting_marks, settings_panel, settings_sheet
from dashboards.components.panels import taken_away
from dashboards.queries import context
from dashboards.queries.pool import rows_of
from dashboards.sheets import Column, Sheet
from dashboards.view import View
from dashboards.words import listed, pick, t, tongue

GRAINS = (("has_county", "county"), ("has_township", "township"), ("has_department", "department"))
FACTS = ("formula", "target", "basis", "exclusions", "caveats", "grain")


def _rows(view: View) -> list[dict[str, Any]]:
    rows = rows_of(context.indicators(view.snapshot))
    rows.sort(key=lambda row: (fmt.FAMILIES.index(row["family"]), row["indicator_code"]))
    return [{**row, **_told(row)} for row in rows]


def _told(row: dict[str, Any]) -> dict[str, str]:
    """What is said of an indicator, one text per FACTS."""
    target = [fmt.target(row), t(f"direction.{row['direction']}")]
    if row["target_is_local"]:
        target.append(t("target.local"))
    none = t("word.none")
    return {
        "formula": pick(row, "formula"),
        "target": listed(target),
        "basis": "\n".join(fmt.lines(pick(row, "basis"))) or none,
        "exclusions": "\n".join(fmt.lines(pick(row, "exclusions"))) or none,
        "caveats": "\n".join(fmt.lines(pick(row, "caveats"))) or none,
        "grain": listed([fmt.subject_kind(kind) for key, kind in GRAINS if row[key]]),
    }


def sheets(view: View, **_: str) -> list[Sheet]:
    """The catalogue as one table, the settings in force as another."""
    rows = [
        {
            **row,
            "name": fmt.name_of(row),
            "family_name": fmt.family(row["family"]),
            "question": pick(row, "question"),
        }
        for row in _rows(view)
    ]
    keys = ("indicator_code", "name", "family_name", "question", *FACTS)
    columns = tuple(Column(key, t(f"catalogue.{key}")) for key in keys)
    title = t("page.catalogue")
    source = t("source.snapshot", snapshot=view.snapshot.id)
    return [Sheet("indicators", title, columns, rows, source=source), settings_sheet(view)]


def render(view: View, **_: str) -> list[Component]:
    """Every indicator as declared when the snapshot was published, by family, with a box to search in."""
    rows = _rows(view)
    unverified = sum(not row["is_verified"] for row in rows)
    sections = [
        html.Section(
            [html.H2(fmt.family(family)), *[_entry(view, row) for row in members]], className="panel"
        )
        for family, members in groupby(rows, key=lambda row: row["family"])
    ]
    sheet, of_settings = sheets(view)
    return [
        html.H1(t("page.catalogue")),
        html.P(t("catalogue.lead", count=len(rows), unverified=unverified)),
        html.Div(taken_away(view, sheet), className="takeaway"),
        dmc.TextInput(
            id="catalogue-search",
            label=t("catalogue.search"),
            placeholder=t("catalogue.search_hint"),
            className="search",
        ),
        html.Div(sections, id="catalogue-list"),
        settings_panel(view, of_settings),
    ]


def _entry(view: View, row: dict[str, Any]) -> html.Article:
    mark = html.Span()
    if not row["is_verified"]:
        mark = html.Span(t("mark.unverified"), className="mark mark-unverified")
    href = view.href(f"/indicator/{row['indicator_code']}")
    facts = [
        part
        for key in FACTS
        for part in (
            html.Dt(t(f"catalogue.{key}")),
            html.Dd([html.P(line) for line in row[key].split("\n")], lang=tongue(row, key)),
        )
    ]
    return html.Article(
        [
            html.H3([dcc.Link(f"{row['indicator_code']} {fmt.name_of(row)}", href=href), mark]),
            html.P(setting_marks(view, row["indicator_code"]), className="marks"),
            html.P(pick(row, "question"), lang=tongue(row, "question")),
            html.Dl(facts, className="facts"),
        ],
        className="entry",
    )
