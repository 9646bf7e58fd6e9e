"""One indicator: the figure, how it came about, how it moved, who is where, and the rows it stands on."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboards import formatting as fmt
from dashboards.components import making, messages
from dashboards.components.applied import setting_marks
from dashboards.components.badges import hint_marks, verdict_badge
from dashboards.components.checked import checked_sheet
from dashboards.components.evidence import evidence_grid, record_sheet, role_chips
from dashboards.components.field_values import check_sheet, field_panel, value_sheet
from dashboards.components.opening import figure_fragment, figure_link
from dashboards.components.panels import chart, kpi, panel, source_line, taken_away, values_sheet
from dashboards.figures import titles
from dashboards.figures.comparison import comparison
from dashboards.figures.trend import trend
from dashboards.queries import context, evidence, values
from dashboards.queries.pool import rows_of
from dashboards.sheets import Sheet
from dashboards.view import View
from dashboards.words import pick, t, tongue

Rows = list[dict[str, Any]]
Row = dict[str, Any]
MOST_RECORDS = 5000
NOT_ASKED = ("not_applicable", "not_yet_due")


def _indicator(view: View, code: str) -> Row | None:
    rows = rows_of(context.indicators(view.snapshot))
    return next((row for row in rows if row["indicator_code"] == code), None)


def _at_date(view: View, code: str) -> tuple[View, Rows, Row | None]:
    """The view (of the county where the subject has no such figure), every subject's row, the subject's own."""
    at_date = rows_of(values.at(view.snapshot, view.day, view.previous_on, view.compare))
    rows = [row for row in at_date if row["indicator_code"] == code]
    own = next((row for row in rows if row["subject_code"] == view.subject["subject_code"]), None)
    if own is None and view.subject["subject_kind"] != "county":
        view = replace(view, subject=view.county)
        own = next((row for row in rows if row["subject_code"] == view.subject["subject_code"]), None)
    return view, rows, own


def _over_time(view: View, code: str) -> Rows:
    subject, county = view.subject["subject_code"], view.county["subject_code"]
    return rows_of(values.over_time(view.snapshot, code, subject, county, view.day))


def _records(view: View, own: Row) -> Rows:
    key = (own["indicator_code"], view.day, str(own["subject_kind"]), str(own["subject_code"]))
    return rows_of(evidence.records(view.snapshot, *key, view.role, MOST_RECORDS))


def sheets(view: View, code: str = "", **_: str) -> list[Sheet]:
    """Trend, townships, departments, records."""
    indicator = _indicator(view, code)
    if indicator is None:
        return []
    view, rows, own = _at_date(view, code)
    records = _records(view, own) if own is not None else []
    return _sheets(view, indicator, rows, own, records)


def _sheets(view: View, indicator: Row, rows: Rows, own: Row | None, records: Rows) -> list[Sheet]:
    code = str(indicator["indicator_code"])
    source = source_line(view, evidence.exports_behind(view.snapshot).get(code))
    told = {"source": source, "definition": pick(indicator, "formula")}
    over_time = [row for row in _over_time(view, code) if row["subject_code"] == view.subject["subject_code"]]
    made = [values_sheet(view, "trend", titles.trend(over_time, indicator), over_time, **told)]
    for kind in ("township", "department"):
        peers = [row for row in rows if row["subject_kind"] == kind]
        if peers:
            made.append(values_sheet(view, f"{kind}s", titles.comparison(peers, kind), peers, **told))
    checks = check_sheet(view, code)
    told_on_site = (value_sheet(view, code), checks, checked_sheet(view, checks.rows))
    made += [sheet for sheet in told_on_site if sheet.rows]
    if own is not None:
        title = t("indicator.records_title", subject=fmt.subject_name(own), name=fmt.name_of(own))
        made.append(record_sheet(title, records, **told))
    return made


def render(view: View, code: str = "", **_: str) -> list[Component]:
    """The page of one indicator for the chosen subject; where it has no figure for that subject, the county's."""
    indicator = _indicator(view, code)
    if indicator is None:
        return [messages.not_found(f"/indicator/{code}")]
    asked = view.subject
    view, rows, own = _at_date(view, code)
    notes = [] if asked == view.subject else [t("indicator.not_of_subject", subject=fmt.subject_name(asked))]
    made = {sheet.name: sheet for sheet in _sheets(view, indicator, rows, own, [])}
    dimension = t("indicator.dimension", code=indicator["dimension_code"])
    head = [
        html.P(f"{code} · {fmt.family(indicator['family'])} · {dimension}", className="eyebrow"),
        html.H1(t("indicator.title", name=fmt.name_of(indicator), subject=fmt.subject_name(view.subject))),
        html.P(pick(indicator, "question"), className="question", lang=tongue(indicator, "question")),
        html.P(setting_marks(view, code), className="marks"),
        messages.notices(notes),
    ]
    source = made["trend"].source
    if own is None:
        return [*head, panel(t("indicator.no_figure"), _definition(indicator), source=source)]
    return [
        *head,
        html.Div([_figure(view, own, indicator), _making(view, own, indicator)], className="pair"),
        html.Div(_charts(view, rows, indicator, made), className="charts"),
        *field_panel(view, code),
        panel(t("indicator.definition"), _definition(indicator), source=source),
        _evidence(view, own, made["evidence"]),
    ]


def _figure(view: View, own: Row, indicator: Row) -> html.Section:
    verdict = fmt.verdict(own)
    span = fmt.interval(own["interval_low"], own["interval_high"], own["unit"])
    marks = [verdict_badge(verdict), *hint_marks(own)]
    value = figure_link(own, styled=f"figure-value text-{verdict.key}")
    before = (
        t("indicator.previous", since=view.since, value=fmt.measure(own["previous"], own["unit"]))
        if own["previous"] is not None
        else t("indicator.no_previous", since=view.since)
    )
    return html.Section(
        [
            html.Div([value, *marks], className="figure"),
            html.P(own["note_zh"], className="note", lang="zh-CN") if own["note_zh"] else html.Span(),
            html.Div(
                [
                    kpi(
                        t("chart.interval"),
                        span or t("indicator.no_interval"),
                        "" if span else t("indicator.no_interval_why"),
                    ),
                    kpi(t("column.target"), fmt.target(own), _target_note(indicator)),
                    kpi(
                        t("indicator.against", since=view.since),
                        fmt.change(own["value"], own["previous"], own["unit"]),
                        before,
                    ),
                ],
                className="kpis",
            ),
        ],
        className="panel",
    )


def _target_note(indicator: Row) -> list[Any]:
    kind = t("target.local_long" if indicator["target_is_local"] else "target.legal")
    if indicator["is_verified"]:
        return [kind]
    return [kind, html.Span(t("mark.unverified"), className="mark mark-unverified")]


def _making(view: View, own: Row, indicator: Row) -> html.Section:
    key = (own["indicator_code"], view.day, str(own["subject_kind"]), str(own["subject_code"]))
    counts = evidence.role_counts(view.snapshot, *key)
    return panel(
        t("indicator.making"),
        [
            html.P(pick(indicator, "formula"), lang=tongue(indicator, "formula")),
            making.formula(own, indicator),
            html.P([making.counted(counts), " ", html.A(t("indicator.see_records"), href="#evidence")]),
            html.P(making.reach(own)),
        ],
    )


def _charts(view: View, rows: Rows, indicator: Row, made: dict[str, Sheet]) -> list[Component]:
    over_time = _over_time(view, indicator["indicator_code"])
    own = [row for row in over_time if row["subject_code"] == view.subject["subject_code"]]
    beside = [row for row in over_time if row["subject_code"] == view.county["subject_code"]]
    line = trend(
        own,
        beside if view.subject["subject_kind"] != "county" else [],
        indicator,
        [figure_fragment(row) for row in own],
    )
    shown: list[Component] = [
        chart(view, made["trend"].title, line, made["trend"], eyebrow=t("indicator.trend_eyebrow"))
    ]
    county = next((row for row in rows if row["subject_kind"] == "county"), None)
    for kind in ("township", "department"):
        peers = [row for row in rows if row["subject_kind"] == kind]
        if peers:
            drawn = [row for row in peers if kind == "township" or row["status"] not in NOT_ASKED] or peers
            figure = comparison(drawn, county, indicator, [figure_fragment(row) for row in drawn])
            sheet = made[f"{kind}s"]
            eyebrow = t("indicator.peers_eyebrow", noun=t(f"noun.{kind}"))
            shown.append(chart(view, sheet.title, figure, sheet, eyebrow=eyebrow))
    return shown


def _definition(indicator: Row) -> html.Dl:
    none: list[Component] = [html.P(t("word.none"))]
    parts: list[tuple[str, list[Component]]] = [
        ("formula", _said(indicator, "formula")),
        ("numerator", _said(indicator, "numerator")),
        ("denominator", _said(indicator, "denominator")),
        ("exclusions", _said(indicator, "exclusions") or none),
        ("basis", _said(indicator, "basis") or [html.P(t("indicator.no_basis"))]),
        ("target", [html.P(fmt.target(indicator)), *_said(indicator, "target_note")]),
        ("caveats", _said(indicator, "caveats") or none),
    ]
    return html.Dl(
        [part for name, texts in parts for part in (html.Dt(t(f"catalogue.{name}")), html.Dd(texts))],
        className="facts",
    )


def _said(indicator: Row, stem: str) -> list[Component]:
    """The catalogue's own words, a paragraph for each sentence or norm."""
    return [html.P(text, lang=tongue(indicator, stem)) for text in fmt.lines(pick(indicator, stem))]


def _evidence(view: View, own: Row, sheet: Sheet) -> html.Section:
    key = (own["indicator_code"], view.day, str(own["subject_kind"]), str(own["subject_code"]))
    counts = evidence.role_counts(view.snapshot, *key)
    total = sum(counts.values()) if view.role is None else counts.get(view.role, 0)
    title = t("indicator.evidence_title", subject=fmt.subject_name(own), count=sum(counts.values()))
    if not counts:
        why = t("indicator.no_records", word=fmt.verdict(own).word, note=own["note_zh"] or "")
        body: list[Component] = [html.P(why)]
    else:
        capped = t("indicator.capped", total=total, most=MOST_RECORDS, code=own["indicator_code"])
        body = [
            role_chips(view, f"/indicator/{own['indicator_code']}", counts),
            html.P(capped, className="note") if total > MOST_RECORDS else html.Span(),
            html.P(t("records.hint"), className="source"),
            evidence_grid(_records(view, own), figure_fragment(own)),
        ]
    return panel(
        title,
        body,
        eyebrow=t("indicator.evidence_eyebrow"),
        source=sheet.source,
        anchor="evidence",
        takeaway=taken_away(view, sheet) if counts else None,
    )
