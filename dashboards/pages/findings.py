"""问题与整改: what gives cause to ask, the question, when not to ask, the records; what passed and what cannot be told.

A section is one function of SECTIONS.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from dashboards import formatting as fmt
from dashboards.components import messages
from dashboards.components.applied import setting_marks
from dashboards.components.aria import aria
from dashboards.components.badges import SEVERITY_SHAPES, severity_badge
from dashboards.components.checked import checked_sheet
from dashboards.components.commitments import commitment_sheet, commitments_section
from dashboards.components.evidence import record_sheet
from dashboards.components.field_values import check_sheet, field_section, value_sheet
from dashboards.components.finding_counts import SEVERITIES, counts_sheet
from dashboards.components.finding_sheet import finding_sheet, rule_name, said
from dashboards.components.opening import finding_fragment
from dashboards.components.panels import panel, plain_table, taken_away
from dashboards.components.problems import pair_sheet, problem_sheet, problems_section
from dashboards.components.reconciled import item_sheet, reconciled_section, reconciled_sheet
from dashboards.queries import findings
from dashboards.queries.pool import rows_of
from dashboards.sheets import Column, Sheet
from dashboards.view import View
from dashboards.words import pick, t, tongue

Rows = list[dict[str, Any]]
Made = dict[str, Sheet]
MOST_RECORDS = 20_000
MOST_SHOWN = 6


def _to_verify(view: View) -> Rows:
    """The subject's findings of the chosen severity; of the county, everybody's."""
    rows = rows_of(findings.at(view.snapshot, view.day, "to_verify"))
    if view.subject["subject_kind"] != "county":
        rows = [row for row in rows if row["subject_code"] == view.subject["subject_code"]]
    wanted = view.choices.get("severity")
    return [row for row in rows if wanted not in SEVERITIES or row["severity"] == wanted]


def sheets(view: View, **_: str) -> list[Sheet]:
    """Findings, the records they stand on, rules passed and rules that cannot tell."""
    shown = {row["finding_id"] for row in _to_verify(view)}
    evidence = [
        {**row, "role": row["rule_code"], "excluded_because": ""}
        for row in rows_of(findings.evidence(view.snapshot, view.day, MOST_RECORDS))
        if row["finding_id"] in shown
    ]
    return [
        *_shown(view),
        item_sheet(view),
        record_sheet(t("findings.evidence"), evidence, _source(view), t("finding.caution")),
    ]


def _source(view: View) -> str:
    return t("source.plain", snapshot=view.snapshot.id, day=fmt.day(view.as_of))


def _shown(view: View) -> list[Sheet]:
    """The sheets that the page shows; the records are listed in the download and the drawer only."""
    rows = _to_verify(view)
    source = _source(view)
    checks = check_sheet(view)
    return [
        finding_sheet(view, rows, _title(rows), is_of_one=False),
        _rules_sheet("passed", rows_of(findings.at(view.snapshot, view.day, "passed")), source),
        _rules_sheet("untold", rows_of(findings.untold(view.snapshot, view.day)), source),
        counts_sheet(view, rows_of(findings.per_subject(view.snapshot, view.day))),
        reconciled_sheet(view),
        commitment_sheet(view),
        pair_sheet(view),
        problem_sheet(view),
        value_sheet(view),
        checks,
        checked_sheet(view, checks.rows),
    ]


def _rules_sheet(name: str, rows: Rows, source: str) -> Sheet:
    columns = [Column("rule", t("column.rule")), Column("logic", t("column.logic"))]
    if name == "untold":
        columns.append(Column("lacking", t("column.lacking")))
    told = [
        {**row, **said(row), "rule": rule_name(row), "lacking": row.get("lacking") or row["exports_zh"]}
        for row in rows
    ]
    title = t(f"findings.{name}", count=len(rows))
    return Sheet(name, title, tuple(columns), told, source=source)


def _title(rows: Rows) -> str:
    counts = {key: sum(row["severity"] == key for row in rows) for key in SEVERITIES}
    return t("findings.counted", count=len(rows), **counts) if rows else t("findings.none")


def render(view: View, **_: str) -> list[Component]:
    """One section after another."""
    made = {sheet.name: sheet for sheet in _shown(view)}
    title = t("findings.title", subject=fmt.subject_name(view.subject), day=fmt.day(view.as_of))
    shown = [part for section in SECTIONS for part in section(view, made)]
    return [html.H1(title), html.P(t("finding.caution"), className="note"), *shown]


def _section_to_verify(view: View, made: Made) -> list[Component]:
    sheet = made["findings"]
    body: list[Component] = [_chips(view)]
    anchored: set[str] = set()
    for severity, members in groupby(sheet.rows, key=lambda row: row["severity"]):
        of_severity = list(members)
        heading = t("findings.of_severity", word=t(f"severity.{severity}"), count=len(of_severity))
        body.append(html.H3([severity_badge(severity), f" {heading}"], className="severity-head"))
        by_rule = sorted(of_severity, key=lambda row: row["rule_code"])
        for code, same in groupby(by_rule, key=lambda row: row["rule_code"]):
            body.append(_article(view, list(same), "" if code in anchored else f"rule-{code}"))
            anchored.add(code)
    if not sheet.rows:
        body.append(messages.absent("findings"))
    took = [
        *taken_away(view, sheet),
        html.Span(t("findings.evidence")),
        *taken_away(view, record_sheet(t("findings.evidence"), [], sheet.source)),
    ]
    return [
        panel(
            sheet.title,
            body,
            eyebrow=t("findings.eyebrow"),
            source=sheet.source,
            anchor="to-verify",
            takeaway=took if sheet.rows else None,
        )
    ]


def _chips(view: View) -> html.Nav:
    chosen = view.choices.get("severity")
    options = [
        ("", t("role.all")),
        *[(key, f"{SEVERITY_SHAPES[key]} {t(f'severity.{key}')}") for key in SEVERITIES],
    ]
    chips = [
        dcc.Link(
            word,
            href=view.href("/findings", severity=key or None),
            className="chip chip-on" if (chosen or "") == key else "chip",
        )
        for key, word in options
    ]
    return html.Nav(chips, className="chips", **aria(t("findings.choose_severity")))


def _article(view: View, rows: Rows, anchor: str) -> html.Article:
    """One rule of one severity: the question, when not to ask, and its findings; each opens its records."""
    rule = rows[0]
    identity: dict[str, Any] = {"id": anchor} if anchor else {}
    lines: list[Component] = [_line(row) for row in rows]
    if len(lines) > MOST_SHOWN + 1:
        summary = html.Summary(t("findings.rest", count=len(lines) - MOST_SHOWN))
        lines = [*lines[:MOST_SHOWN], html.Details([summary, *lines[MOST_SHOWN:]], className="rest")]
    guards = html.Details(
        [
            html.Summary(t("finding.guards")),
            html.Ul(
                [html.Li(text, lang=tongue(rule, "guards")) for text in fmt.lines(pick(rule, "guards"))]
                or [html.Li(t("word.none"))],
                className="bullets",
            ),
        ],
        className="rest",
    )
    return html.Article(
        [
            html.H4([rule_name(rule), *setting_marks(view, str(rule["rule_code"]))]),
            html.P(
                [html.B(t("finding.ask")), " ", html.Span(pick(rule, "ask"), lang=tongue(rule, "ask"))],
                className="formula",
            ),
            *lines,
            guards,
        ],
        className="finding",
        **identity,
    )


def _line(row: dict[str, Any]) -> html.P:
    opened = html.A(
        t("finding.open", count=row["records"]),
        href=finding_fragment(str(row["finding_id"])),
        className="traced",
        title=pick(row, "message"),
    )
    return html.P(
        [
            html.B(row["subject_name"]),
            " ",
            html.Span(pick(row, "message"), lang=tongue(row, "message")),
            " ",
            opened,
        ],
        className="finding-line",
    )


def _section_untold(view: View, made: Made) -> list[Component]:
    return [_rules_panel(view, made["untold"], "findings.untold_eyebrow")]


def _section_passed(view: View, made: Made) -> list[Component]:
    return [_rules_panel(view, made["passed"], "findings.passed_eyebrow")]


def _rules_panel(view: View, sheet: Sheet, eyebrow: str) -> html.Section:
    headings = [column.heading for column in sheet.columns]
    rows = [
        [
            html.Span(
                [row["rule"], *setting_marks(view, str(row["rule_code"]))], id=f"rule-{row['rule_code']}"
            ),
            *[row[column.key] for column in sheet.columns[1:]],
        ]
        for row in sheet.rows
    ]
    body: Component = messages.absent("rules")
    if rows:
        listed = plain_table(headings, rows, numeric=set(), caption=sheet.title)
        body = html.Div(listed, className="scroll-x", tabIndex=0)
    return panel(
        sheet.title,
        body,
        eyebrow=t(eyebrow),
        source=sheet.source,
        anchor=sheet.name,
        takeaway=taken_away(view, sheet) if rows else None,
    )


SECTIONS: tuple[Callable[[View, Made], list[Component]], ...] = (
    _section_to_verify,
    commitments_section,
    reconciled_section,
    field_section,
    problems_section,
    _section_untold,
    _section_passed,
)
