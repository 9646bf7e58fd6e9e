"""Findings to verify, counted per county, township and department."""

from __future__ import annotations

from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from dashboards import formatting as fmt
from dashboards.components import messages
from dashboards.components.badges import SEVERITY_SHAPES
from dashboards.components.panels import panel, taken_away
from dashboards.sheets import Column, Sheet
from dashboards.view import View
from dashboards.words import t

SEVERITIES = ("high", "medium", "low")
MOST_ROWS = 8


def counts_sheet(view: View, rows: list[dict[str, Any]]) -> Sheet:
    """Rows of findings.per_subject → a sheet whose title is the conclusion."""
    columns = (
        Column("kind", t("column.kind")), Column("subject_name", t("column.subject")),
        *[Column(key, t(f"severity.{key}"), "whole") for key in SEVERITIES],
        Column("findings", t("column.findings"), "whole"), Column("records", t("column.records"), "whole"),
    )  # fmt: skip
    told = [{**row, "kind": fmt.subject_kind(row["subject_kind"])} for row in rows]
    source = t("source.plain", snapshot=view.snapshot.id, day=fmt.day(view.as_of))
    return Sheet("finding-counts", title(rows), columns, told, source=source)


def title(rows: list[dict[str, Any]]) -> str:
    """Rows of findings.per_subject → how many of each severity, and the township or department with most."""
    if not rows:
        return t("findings.none")
    counts = {key: sum(row[key] for row in rows) for key in SEVERITIES}
    below = [row for row in rows if row["subject_kind"] != "county"]
    said = t("findings.counted", count=sum(row["findings"] for row in rows), **counts)
    if not below:
        return said
    most = max(below, key=lambda row: (row["high"], row["findings"]))
    form = "findings.counted_high" if most["high"] else "findings.counted_most"
    return t(
        form, counted=said, subject=most["subject_name"], count=most["findings"], high=most["high"]
    )  # fmt: skip


def counts_panel(view: View, sheet: Sheet) -> html.Section:
    """One line per subject with its findings by severity; each leads to its own findings."""
    body: list[Component] = []
    for kind in fmt.SUBJECT_KINDS:
        rows = [row for row in sheet.rows if row["subject_kind"] == kind]
        lines: list[Component] = [_line(view, row) for row in rows]
        if len(lines) > MOST_ROWS + 1:
            summary = html.Summary(t("ask.rest", count=len(lines) - MOST_ROWS, noun=t(f"noun.{kind}")))
            lines = [*lines[:MOST_ROWS], html.Details([summary, *lines[MOST_ROWS:]], className="rest")]
        body += [html.H3(fmt.subject_kind(kind)), *lines] if lines else []
    if not body:
        body = [messages.absent("findings")]
    return panel(
        sheet.title,
        body,
        eyebrow=t("findings.counts_eyebrow"),
        source=t("findings.counts_source", source=sheet.source),
        anchor="findings",
        takeaway=taken_away(view, sheet) if sheet.rows else None,
    )


def _line(view: View, row: dict[str, Any]) -> dcc.Link:
    marks = [
        html.Span(
            f"{SEVERITY_SHAPES[key]} {row[key]}",
            className=f"badge severity-{key}",
            title=f"{t(f'severity.{key}')} {row[key]}",
        )
        for key in SEVERITIES
        if row[key]
    ]
    return dcc.Link(
        [html.B(row["subject_name"]), html.Span(marks, className="marks")],
        href=view.subject_href("/findings", row),
        className="count-line",
    )
