"""总览: how the county stands, what changed, whom to ask."""

from __future__ import annotations

from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboards import formatting as fmt
from dashboards.components import answers
from dashboards.components.asking import asking
from dashboards.components.composite import composite_panel, composite_sheet, dimension_sheet
from dashboards.components.figures_said import figures_linked
from dashboards.components.finding_counts import counts_panel, counts_sheet
from dashboards.components.ledger import ledger_panel
from dashboards.components.panels import source_line, values_sheet
from dashboards.queries import deliveries, evidence, findings, scores, values
from dashboards.queries.pool import rows_of
from dashboards.sheets import Sheet
from dashboards.view import View
from dashboards.words import t

Rows = list[dict[str, Any]]


def _every(view: View) -> Rows:
    return rows_of(values.at(view.snapshot, view.day, view.previous_on, view.compare))


def _own(view: View, every: Rows) -> Rows:
    own = [row for row in every if row["subject_code"] == view.subject["subject_code"]]
    return sorted(own, key=lambda row: (fmt.FAMILIES.index(row["family"]), row["indicator_code"]))


def _of_subject(view: View, rows: Rows) -> Rows:
    """All of them for the county, else the subject's own."""
    if view.subject["subject_kind"] == "county":
        return rows
    return [row for row in rows if row["subject_code"] == view.subject["subject_code"]]


def _short(view: View, every: Rows) -> Rows:
    short = [row for row in every if row["subject_kind"] != "county" and fmt.verdict(row).key == "short"]
    return _of_subject(view, short)


def sheets(view: View, **_: str) -> list[Sheet]:
    """The subject's figures, what is short, the composite with its dimensions, findings per subject."""
    every = _every(view)
    own, short = _own(view, every), _short(view, every)
    source = source_line(view, t("source.all_indicators"))
    per_subject = rows_of(findings.per_subject(view.snapshot, view.day))
    return [
        values_sheet(view, "standing", answers.where_short(own), own, source=source),
        values_sheet(view, "short", t("overview.short_title"), short, source=source),
        composite_sheet(view, rows_of(scores.composite(view.snapshot, view.day))),
        dimension_sheet(view, rows_of(scores.dimensions(view.snapshot, view.day))),
        counts_sheet(view, per_subject),
    ]


def render(view: View, **_: str) -> list[Component]:
    """Three answers on top, then the figures behind them."""
    every = _every(view)
    own, short = _own(view, every), _short(view, every)
    made = {sheet.name: sheet for sheet in sheets(view)}
    exports = rows_of(deliveries.exports(view.snapshot, view.day))
    absent = [row for row in exports if row["state"] != "received"]
    to_verify = _of_subject(view, rows_of(findings.at(view.snapshot, view.day, "to_verify")))
    owed = rows_of(deliveries.owed_by_all(view.snapshot, view.day))
    if view.subject["subject_kind"] != "county":
        owed = [row for row in owed if row["owner_code"] == view.subject["subject_code"]]
    behind = {
        (row["indicator_code"], row["subject_code"]): row["behind"]
        for row in rows_of(evidence.records_behind(view.snapshot, view.day))
        if row["subject_kind"] != "county"
    }
    who = fmt.subject_name(view.subject)
    return [
        html.H1(t("overview.title", subject=who, day=fmt.day(view.as_of))),
        html.Div(
            [
                _answer("stands", answers.how_it_stands(own), "#standing"),
                _answer("changed", answers.what_changed(own, view.since), "#standing"),
                _answer("ask", answers.whom_to_ask(short, absent, to_verify, owed), "#asking"),
            ],
            className="answers",
        ),
        html.Div(
            [
                html.Div(
                    [
                        ledger_panel(view, own, made["standing"]),
                        composite_panel(view, made["composite"], made["dimensions"]),
                    ],
                    className="stack",
                ),
                html.Div(
                    [
                        asking(view, short, absent, behind, made["short"]),
                        counts_panel(view, made["finding-counts"]),
                    ],
                    className="stack",
                ),
            ],
            className="columns",
        ),
    ]


def _answer(key: str, sentence: str, target: str) -> html.Section:
    return html.Section(
        [
            html.H2(t(f"answer.question_{key}")),
            html.P(figures_linked(sentence, target, t(f"answer.question_{key}"))),
            html.A(t("answer.basis"), href=target, title=t(f"answer.question_{key}")),
        ],
        className="answer",
    )
