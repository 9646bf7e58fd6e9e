"""Whom one can choose: every township and department with how it stands, in the order of the registers."""

from __future__ import annotations

from collections import Counter
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from dashboards import formatting as fmt
from dashboards.components import messages
from dashboards.components.composite import band, rank
from dashboards.components.panels import panel, plain_table, taken_away
from dashboards.queries import context, deliveries, findings, scores, values
from dashboards.queries.pool import rows_of
from dashboards.sheets import Column, Sheet
from dashboards.view import View
from dashboards.words import t

Row = dict[str, Any]
Rows = list[Row]
COUNTS = ("measured", "short", "findings", "high", "late", "missing")


def sheets_of(view: View) -> list[Sheet]:
    """Townships and departments, each with its counts; the townships' scores as ranges."""
    rows = _rows(view)
    return [
        _sheet(view, kind, [row for row in rows if row["subject_kind"] == kind])
        for kind in ("township", "department")
    ]


def _rows(view: View) -> Rows:
    every = rows_of(values.at(view.snapshot, view.day, view.previous_on, view.compare))
    measured = Counter(str(row["subject_code"]) for row in every if row["status"] == "measured")
    short = Counter(str(row["subject_code"]) for row in every if fmt.verdict(row).key == "short")
    asked = {str(row["subject_code"]): row for row in rows_of(findings.per_subject(view.snapshot, view.day))}
    owed = {str(row["owner_code"]): row for row in rows_of(deliveries.owed_by_all(view.snapshot, view.day))}
    scored = {str(row["subject_code"]): row for row in rows_of(scores.composite(view.snapshot, view.day))}
    made = []
    for row in rows_of(context.subjects(view.snapshot)):
        code = str(row["subject_code"])
        made.append(
            {
                **row,
                "measured": measured[code],
                "short": short[code],
                "findings": asked[code]["findings"] if code in asked else 0,
                "high": asked[code]["high"] if code in asked else 0,
                **{key: owed[code][key] if code in owed else None for key in ("late", "missing")},
                **_scored(scored.get(code)),
            }
        )
    return made


def _scored(row: Row | None) -> Row:
    """Score, range, rank as a range and band in words; None and — without a score."""
    known = row if row and row["score"] is not None else None
    return {
        "score": known["score"] if known else None,
        "score_low": known["score_low"] if known else None,
        "score_high": known["score_high"] if known else None,
        "rank_word": rank(known) if known else "",
        "band_word": band(known) if known else "—",
    }


def _sheet(view: View, kind: str, rows: Rows) -> Sheet:
    columns = [Column("subject_name", t("column.subject"))]
    if kind == "township":
        columns += [
            Column("score", t("score.score"), "number"), Column("score_low", t("score.low"), "number"),
            Column("score_high", t("score.high"), "number"), Column("rank_word", t("portrait.rank")),
            Column("band_word", t("score.band")),
        ]  # fmt: skip
    columns += [Column(key, t(f"portrait.count_{key}"), "whole") for key in COUNTS]
    short = sum(bool(row["short"]) for row in rows)
    title = t(f"portrait.index_{kind}", count=len(rows), short=short) if rows else t("portrait.index_nobody")
    source = t("source.plain", snapshot=view.snapshot.id, day=fmt.day(view.as_of))
    return Sheet(
        f"{kind}s", title, tuple(columns), rows, definition=t("portrait.index_definition"), source=source
    )


def index(view: View) -> list[Component]:
    """Two tables whose names lead to the portraits; a chooser by name stands above every page."""
    shown = [_panel(view, sheet) for sheet in sheets_of(view)]
    return [html.H1(t("portrait.index_title", day=fmt.day(view.as_of))), html.P(t("portrait.choose")), *shown]


def _panel(view: View, sheet: Sheet) -> html.Section:
    body: Component = messages.absent("subjects")
    if sheet.rows:
        numeric = {at for at, column in enumerate(sheet.columns) if column.kind != "text"}
        rows = [[_cell(view, row, column) for column in sheet.columns] for row in sheet.rows]
        listed = plain_table(
            [column.heading for column in sheet.columns], rows, numeric=numeric, caption=sheet.title
        )
        body = html.Div(listed, className="scroll-x", tabIndex=0)
    return panel(
        sheet.title,
        body,
        source=f"{sheet.source} ｜ {sheet.definition}",
        anchor=sheet.name,
        takeaway=taken_away(view, sheet) if sheet.rows else None,
    )


def _cell(view: View, row: Row, column: Column) -> Any:
    href = view.subject_href("/portrait", row)
    if column.key == "subject_name":
        return dcc.Link(row["subject_name"], href=href)
    value = row[column.key]
    if value is None or value == "":
        return "—"
    if column.kind == "number":
        return dcc.Link(fmt.measure_score(value), href=href)
    return dcc.Link(fmt.number(value), href=href) if column.kind == "whole" else value
