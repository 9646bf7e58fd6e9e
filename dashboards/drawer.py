"""The drawer: a figure down to its records, a finding with its question, a record down to its cells."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from dash import dcc, html
from dash.development.base_component import Component

from dashboards import drawer_measure, drawer_reconciled
from dashboards import formatting as fmt
from dashboards.components import extract, making
from dashboards.components.badges import hint_marks, severity_badge, verdict_badge
from dashboards.components.composite import band, rank
from dashboards.components.evidence import record_links, role_words
from dashboards.components.opening import OPENABLE, OUTER, figure_link
from dashboards.components.panels import source_line
from dashboards.queries import context, evidence, findings, scores, values
from dashboards.queries.pool import rows_of
from dashboards.view import View
from dashboards.words import pick, t, tongue

LISTED = 12
FINDING_RECORDS = 40
Rows = list[dict[str, Any]]


def title(opened: dict[str, str]) -> str:
    """What the drawer is about."""
    return t(f"drawer.{next(key for key in reversed(OPENABLE) if key in opened)}")


def contents(view: View, opened: dict[str, str]) -> list[Component]:
    """What is opened: a record inside a figure or finding, else the figure or finding itself."""
    if "figure" in opened:
        view = _at_its_date(view, opened["figure"])
    if "record" in opened:
        return _record(view, opened)
    if "figure" in opened:
        return _figure(view, opened)
    if "score" in opened:
        return _score(view, opened["score"])
    if "reconciled" in opened:
        return drawer_reconciled.contents(view, opened)
    if "measure" in opened:
        return drawer_measure.contents(view, opened)
    return _finding(view, opened)


def _at_its_date(view: View, figure: str) -> View:
    """The view at the date that a figure names, so that a link opens the same figure from any page."""
    dates = [day for day in view.dates if figure.endswith(f".{day}")]
    return replace(view, as_of=dates[0]) if dates else view


def _value(view: View, opened: dict[str, str]) -> dict[str, Any] | None:
    code, subject, *_ = [*opened["figure"].split("."), ""]
    rows = rows_of(values.at(view.snapshot, view.day, view.previous_on, view.compare))
    return next(
        (row for row in rows if row["indicator_code"] == code and str(row["subject_code"]) == subject), None
    )


def _figure(view: View, opened: dict[str, str]) -> list[Component]:
    own = _value(view, opened)
    if own is None:
        return [html.P(t("drawer.no_figure"))]
    code = str(own["indicator_code"])
    indicators = rows_of(context.indicators(view.snapshot))
    indicator = next(row for row in indicators if row["indicator_code"] == code)
    key = (code, view.day, str(own["subject_kind"]), str(own["subject_code"]))
    counts = evidence.role_counts(view.snapshot, *key)
    page = view.subject_href(f"/indicator/{code}", own)
    span = fmt.interval(own["interval_low"], own["interval_high"], own["unit"])
    shown = fmt.measure(own["value"], own["unit"]) if own["status"] == "measured" else fmt.verdict(own).word
    told = [t("drawer.target", target=fmt.target(own))]
    if span:
        told.insert(0, t("chart.interval_of", span=span))
    return [
        html.H3(
            dcc.Link(f"{fmt.subject_name(own)} · {fmt.name_of(own)}", href=page, className="drawer-name")
        ),
        html.P(t("drawer.as_of", day=fmt.day(view.day)), className="source"),
        html.Div(
            [
                html.Span(shown, className=f"figure-value text-{fmt.verdict(own).key}"),
                verdict_badge(fmt.verdict(own)),
                *hint_marks(own),
            ],
            className="figure",
        ),
        html.P(" ｜ ".join(told), className="source"),
        html.P(own["note_zh"], className="note", lang="zh-CN") if own["note_zh"] else html.Span(),
        html.H4(t("drawer.formula")),
        html.P(pick(indicator, "formula"), lang=tongue(indicator, "formula")),
        making.formula(own, indicator),
        html.P(making.reach(own)),
        html.H4(making.counted(counts)),
        *[_listed(view, own, role, counts[role], opened) for role in _in_question(own) if counts.get(role)],
        html.P(source_line(view, evidence.exports_behind(view.snapshot).get(code)), className="source"),
        html.P(dcc.Link(t("drawer.page"), href=page)),
    ]


def _in_question(own: dict[str, Any]) -> tuple[str, ...]:
    """Roles with those first that keep the figure from its target."""
    down = own["direction"] == "down"
    return (
        ("numerator", "denominator_only", "excluded")
        if down
        else ("denominator_only", "numerator", "excluded")
    )


def _listed(view: View, own: dict[str, Any], role: str, count: int, opened: dict[str, str]) -> html.Details:
    key = (str(own["indicator_code"]), view.day, str(own["subject_kind"]), str(own["subject_code"]))
    rows = rows_of(evidence.records(view.snapshot, *key, role, LISTED))
    body: list[Component] = []
    if role == "excluded":
        body.append(making.left_out(rows_of(evidence.reasons(view.snapshot, *key))))
    body.append(record_links(rows, opened))
    if count > len(rows):
        href = view.subject_href(f"/indicator/{own['indicator_code']}", own, role=role) + "#evidence"
        body.append(dcc.Link(t("drawer.all_records", count=count), href=href, className="more"))
    summary = html.Summary(t("records.chip", word=fmt.role(role), count=count))
    return html.Details([summary, *body], className="rest", open=role == _in_question(own)[0])


def _record(view: View, opened: dict[str, str]) -> list[Component]:
    record_id = opened["record"]
    row = evidence.source_row(view.snapshot, record_id)
    around = _way_back(opened) + _counted_as(view, opened)
    if row is None:
        return [*around, html.P(t("drawer.no_row", record=record_id))]
    neighbours = rows_of(evidence.rows_around(view.snapshot, row, extract.REACH))
    doubted = evidence.doubted_cells(view.snapshot, record_id)
    return [
        *around,
        extract.facts(row),
        html.H3(t("drawer.extract")),
        extract.extract(row, neighbours, doubted),
        html.P(t("drawer.extract_note"), className="source"),
        html.Details([html.Summary(t("drawer.as_sent")), extract.as_sent(row)], className="rest"),
    ]


def _way_back(opened: dict[str, str]) -> list[Component]:
    outer = {key: opened[key] for key in OUTER if key in opened}
    if not outer:
        return []
    ((key, value),) = outer.items()
    return [html.A(t(f"drawer.back_{key}"), href="#" + urlencode({key: value}), className="more")]


def _counted_as(view: View, opened: dict[str, str]) -> list[Component]:
    """How the record counts in the figure that it was opened from."""
    own = _value(view, opened) if "figure" in opened else None
    if own is None:
        return []
    code, subject = str(own["indicator_code"]), str(own["subject_code"])
    role = evidence.role_of(view.snapshot, code, view.day, subject, opened["record"])
    if role is None:
        return []
    name = f"{fmt.subject_name(own)} · {fmt.name_of(own)}"
    return [html.P(t("drawer.counted_as", name=name, role=role_words(role)), className="note")]


def _finding(view: View, opened: dict[str, str]) -> list[Component]:
    row = findings.one(view.snapshot, opened["finding"])
    if row is None:
        return [html.P(t("drawer.no_finding"))]
    records = rows_of(findings.records(view.snapshot, opened["finding"], FINDING_RECORDS))
    parts: list[Component] = [
        html.P([severity_badge(row["severity"]), f" {row['rule_code']} {pick(row, 'name')}"]),
        html.H3(pick(row, "message"), lang=tongue(row, "message")),
        html.P(
            t("drawer.finding_about", subject=row["subject_name"], day=fmt.day(row["as_of"])),
            className="source",
        ),
        html.H4(t("finding.ask")),
        html.P(pick(row, "ask"), className="formula", lang=tongue(row, "ask")),
        html.H4(t("finding.guards")),
        html.Ul(
            [html.Li(text, lang=tongue(row, "guards")) for text in fmt.lines(pick(row, "guards"))]
            or [html.Li(t("word.none"))],
            className="bullets",
        ),
        html.H4(t("finding.records", count=row["records"])),
        record_links(records, opened),
    ]
    if row["records"] > len(records):
        parts.append(html.P(t("finding.more_records", shown=len(records)), className="source"))
    parts.append(
        html.P(t("source.plain", snapshot=view.snapshot.id, day=fmt.day(row["as_of"])), className="source")
    )
    return parts


def _score(view: View, subject: str) -> list[Component]:
    """A composite down to its dimensions, and each of these down to the figures it is made of."""
    rows = rows_of(scores.composite(view.snapshot, view.day))
    own = next((row for row in rows if str(row["subject_code"]) == subject), None)
    if own is None:
        return [html.P(t("drawer.no_score"))]
    every = rows_of(values.at(view.snapshot, view.day, view.previous_on, view.compare))
    figures = [row for row in every if str(row["subject_code"]) == subject]
    parts: list[Component] = [
        html.H3(own["subject_name"]),
        html.P(t("drawer.as_of", day=fmt.day(view.day)), className="source"),
        html.P(
            t(
                "score.sentence", score=fmt.number(own["score"] and round(own["score"], 1)),
                low=fmt.number(own["score_low"] and round(own["score_low"], 1)),
                high=fmt.number(own["score_high"] and round(own["score_high"], 1)),
            ),
            className="formula",
        ),
        html.P(" · ".join(word for word in (rank(own), band(own)) if word)),
        html.P(t("score.definition"), className="source"),
    ]  # fmt: skip
    for row in rows_of(scores.dimensions(view.snapshot, view.day)):
        if str(row["subject_code"]) == subject:
            members = [figure for figure in figures if figure["dimension_code"] == row["dimension_code"]]
            parts.append(_dimension(row, members))
    if own["subject_kind"] != "county":
        said = t("drawer.portrait", subject=own["subject_name"])
        parts.append(html.P(dcc.Link(said, href=view.subject_href("/portrait", own))))
    return [
        *parts,
        html.P(t("score.source", snapshot=view.snapshot.id, day=fmt.day(view.day)), className="source"),
    ]


def _dimension(row: dict[str, Any], members: Rows) -> html.Details:
    said = t(
        "score.dimension_line", name=f"{row['dimension_code']} {row['dimension_zh']}",
        score=fmt.number(row["score"] and round(row["score"], 1)), weight=fmt.number(row["weight"]),
    )  # fmt: skip
    capped = html.P(row["cap_reason_zh"], className="note") if row["cap_reason_zh"] else html.Span()
    lines = [
        html.Li([html.Span(fmt.name_of(member)), figure_link(member), verdict_badge(fmt.verdict(member))])
        for member in members
    ]
    return html.Details([html.Summary(said), capped, html.Ul(lines, className="members")], className="rest")
