"""A supporting figure down to its records: what is counted, of how many, and the rows behind it."""

from __future__ import annotations

from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboards import formatting as fmt
from dashboards.components import making
from dashboards.components.badges import verdict_badge
from dashboards.components.evidence import record_links
from dashboards.components.wording import worded
from dashboards.queries import problems
from dashboards.queries.pool import rows_of
from dashboards.view import View
from dashboards.words import LANGUAGES, pick, t, tongue

LISTED = 12
Rows = list[dict[str, Any]]


def contents(view: View, opened: dict[str, str]) -> list[Component]:
    """The figure's name, value and formula, and the first records of each part of it."""
    code, subject, *_ = [*opened["measure"].split("."), ""]
    own = problems.measure(view.snapshot, code, view.day, subject)
    if own is None:
        return [html.P(t("drawer.no_figure"))]
    rows = rows_of(problems.measure_records(view.snapshot, code, view.day, subject))
    counts = {role: sum(row["role"] == role for row in rows) for role in fmt.ROLES}
    caveats: list[Component] = [
        html.Li(text, lang=tongue(own, "caveats")) for text in fmt.lines(pick(own, "caveats"))
    ]
    is_measured = own["status"] == "measured"
    shown = fmt.measure(own["value"], own["unit"]) if is_measured else fmt.verdict(own).word
    return [
        html.H3(
            [html.Span(own["subject_name"], lang=LANGUAGES["zh"]), f" · {code} ", worded(own, "name")],
        ),
        html.P(t("drawer.as_of", day=fmt.day(view.day)), className="source"),
        html.Div(
            [html.Span(shown, className="figure-value"), verdict_badge(fmt.verdict(own))], className="figure"
        ),
        html.P(worded(own, "note"), className="note") if pick(own, "note") else html.Span(),
        html.H4(t("drawer.formula")),
        making.formula(own, {**own, "scale": 100 if own["unit"] == "%" else None}),
        html.P(making.reach(own)),
        html.Ul(caveats, className="bullets"),
        html.H4(making.counted(counts)),
        *[_listed(rows, role, opened) for role in fmt.ROLES if counts[role]],
        html.P(t("source.plain", snapshot=view.snapshot.id, day=fmt.day(view.day)), className="source"),
    ]


def _listed(rows: Rows, role: str, opened: dict[str, str]) -> html.Details:
    of_role = [row for row in rows if row["role"] == role]
    summary = html.Summary(t("records.chip", word=fmt.role(role), count=len(of_role)))
    body: list[Component] = [summary, record_links(of_role[:LISTED], opened)]
    if len(of_role) > LISTED:
        body.append(html.P(t("finding.more_records", shown=LISTED), className="source"))
    return html.Details(body, className="rest", open=role == "numerator")
