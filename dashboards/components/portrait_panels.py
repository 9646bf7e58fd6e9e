"""The rest of a portrait: changes, peers, what is asked, problems, deliveries, records."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from dashboards import formatting as fmt
from dashboards.components import messages
from dashboards.components.badges import severity_badge, state_badge
from dashboards.components.opening import figure_fragment, finding_fragment, reconciled_fragment
from dashboards.components.panels import chart, panel, plain_table, table, taken_away
from dashboards.components.portrait import Portrait, records
from dashboards.components.portrait_cards import BEHIND, WALL_SHAPES, legend, wall_marks
from dashboards.components.portrait_sheets import shares, strips_of
from dashboards.components.reconciled import side_said
from dashboards.components.wording import worded
from dashboards.figures.dumbbell import dumbbell
from dashboards.figures.strips import strips
from dashboards.sheets import Sheet
from dashboards.view import View
from dashboards.words import pick, t, tongue

Rows = list[dict[str, Any]]
Made = dict[str, Sheet]
MOST_CELLS_SHOWN = 20


def charts(view: View, seen: Portrait, made: Made) -> list[Component]:
    """The dumbbell against the date compared with, and the strips among peers; where nothing can be drawn, why."""
    subject = fmt.subject_name(view.subject)
    rows = [{**row, "name": fmt.name_of(row)} for row in shares(seen.asked)]
    shown: list[Component] = []
    sheet = made["changes"]
    eyebrow = t("portrait.changes_eyebrow", subject=subject, since=view.since)
    if rows:
        figure = dumbbell(rows, "name", view.since, [figure_fragment(row) for row in rows])
        shown.append(chart(view, sheet.title, figure, sheet, eyebrow=eyebrow, anchor="changes"))
    else:
        shown.append(
            panel(sheet.title, messages.absent("changes_of_subject"), eyebrow=eyebrow, anchor="changes")
        )
    noun = t(f"noun.{view.subject['subject_kind']}")
    eyebrow = t("portrait.peers_eyebrow", subject=subject, noun=noun)
    how = html.P(t("portrait.how_to_read_strips", subject=subject, noun=noun), className="source")
    for name, members in strips_of(seen.asked):
        sheet = made[name]
        if not members:
            body = messages.absent("figures_of_subject")
            shown.append(panel(sheet.title, body, eyebrow=eyebrow, anchor=name))
            continue
        figure = strips(members, seen.others, figure_fragment)
        shown.append(chart(view, sheet.title, figure, sheet, eyebrow=eyebrow, anchor=name, told=[how]))
    return shown


def asked_panel(view: View, seen: Portrait, made: Made) -> html.Section:
    """Findings about it, each opening its records, and what two tables state differently."""
    found, differing = made["findings"], made["reconciliations"]
    body: list[Component] = []
    for severity, members in groupby(found.rows, key=lambda row: row["severity"]):
        lines: list[Component] = [_finding(row) for row in members]
        heading = t("findings.of_severity", word=t(f"severity.{severity}"), count=len(lines))
        body += [html.H3([severity_badge(severity), f" {heading}"], className="severity-head"), *lines]
    if not found.rows:
        body.append(messages.absent("findings_of_subject"))
    body.append(html.H3(differing.title))
    body += [_reconciled(row) for row in differing.rows]
    more = dcc.Link(t("portrait.all_findings"), href=view.href("/findings"), className="more")
    took = [
        part
        for sheet, word in ((found, "column.findings"), (differing, "reconciled.eyebrow"))
        if sheet.rows
        for part in (html.Span(t(word)), *taken_away(view, sheet))
    ]
    return panel(
        found.title, [*body, more], eyebrow=t("answer.question_ask_it"), source=found.source, anchor="asked",
        takeaway=took or None,
    )  # fmt: skip


def _finding(row: dict[str, Any]) -> html.P:
    opened = html.A(
        t("finding.open", count=row["records"]), href=finding_fragment(str(row["finding_id"])), className="traced",
        title=pick(row, "message"),
    )  # fmt: skip
    said: list[Component | str] = [
        html.B(row["rule"]),
        " ",
        html.Span(pick(row, "message"), lang=tongue(row, "message")),
        " ",
        opened,
        html.Br(),
    ]
    return html.P(
        [*said, html.Span(pick(row, "ask"), lang=tongue(row, "ask"), className="source")],
        className="finding-line",
    )


def _reconciled(row: dict[str, Any]) -> html.P:
    href = reconciled_fragment(str(row["reconciliation_code"]), str(row["subject_code"]))
    both = html.A(
        [*side_said(row, "first"), " ｜ ", *side_said(row, "second")], href=href, className="traced"
    )
    return html.P(
        [
            html.B(row["name"]), " ", worded(row, "message"), " ", both, html.Br(),
            worded(row, "ask", className="source"),
        ],
        className="finding-line",
    )  # fmt: skip


def problems_panel(view: View, seen: Portrait, sheet: Sheet) -> html.Section:
    """Problems that the county's data supports through figures on which this subject is short as well."""
    body: Component = messages.absent("problems_of_subject" if view.snapshot.has("fct_problems") else "older")
    if seen.problems:
        headings = [column.heading for column in sheet.columns]
        rows = [
            [
                html.Span(row["name"], lang=tongue(row, "name")), worded(row, "problem"), worded(row, "county"),
                _here(view, row),
            ]
            for row in sheet.rows
        ]  # fmt: skip
        listed = plain_table(headings, rows, numeric=set(), caption=sheet.title)
        body = html.Div(listed, className="scroll-x told", tabIndex=0)
    return panel(
        sheet.title, body, eyebrow=t("problem.eyebrow"), source=f"{sheet.source} ｜ {sheet.definition}",
        anchor="problems", takeaway=taken_away(view, sheet) if sheet.rows else None,
    )  # fmt: skip


def _here(view: View, row: dict[str, Any]) -> Component:
    if row["value"] is None:
        return html.A(row["here"], href="#asked")
    figure = {
        "indicator_code": row["figure_code"], "subject_code": view.subject["subject_code"], "as_of": view.day,
    }  # fmt: skip
    return html.A(row["here"], href=figure_fragment(figure), className="traced")


def wall_panel(view: View, sheet: Sheet) -> html.Section:
    """Its exports on the wall of deliveries: a mark per period, and every period that was not on time in words."""
    body: list[Component] = []
    for _, members in groupby(sheet.rows, key=lambda row: (row["export_code"], row["table_name"])):
        rows = list(members)
        body.append(
            html.Div(
                [html.Span(f"{rows[0]['export']} · {rows[0]['table_zh']}", lang="zh-CN"), wall_marks(rows)],
                className="portrait-wall",
            )
        )
    behind = [row for row in sheet.rows if row["state"] in BEHIND]
    if body:
        body = [html.Div(body, className="portrait-walls"), legend()]
    if behind:
        headings = [t(f"column.{key}") for key in ("export", "period", "verdict")]
        headings += [t("portrait.due"), t("portrait.received"), t("portrait.days_late")]
        rows_shown = [
            [
                html.Span(row["export"], lang="zh-CN"), html.Span(row["period"], lang="zh-CN"),
                state_badge(*WALL_SHAPES[row["state"]], row["state_word"]), fmt.day(row["due_on"]),
                fmt.day(row["first_received_on"]), fmt.number(row["days_late"]),
            ]
            for row in behind
        ]  # fmt: skip
        summary = html.Summary(t("portrait.behind", count=len(behind)))
        listed = plain_table(headings, rows_shown, numeric={5}, caption=sheet.title)
        body.append(
            html.Details([summary, html.Div(listed, className="scroll-x", tabIndex=0)], className="rest")
        )
    if not body:
        key = "wall_of_subject" if view.snapshot.has("submissions") else "older"
        body = [messages.absent(key)]
    return panel(
        sheet.title, body, eyebrow=t("answer.question_delivered"), source=f"{sheet.source} ｜ {sheet.definition}",
        anchor="wall", takeaway=taken_away(view, sheet) if sheet.rows else None,
    )  # fmt: skip


def cells_panel(view: View, sheet: Sheet) -> html.Section:
    """Cells of what it handed in that were refused or doubted; the first as a table, all in the download."""
    body: list[Component] = [messages.absent("cells_of_subject")]
    if sheet.rows:
        first = Sheet(sheet.name, sheet.title, sheet.columns, sheet.rows[:MOST_CELLS_SHOWN])
        body = [html.Div(table(first), className="scroll-x", tabIndex=0)]
        if len(sheet.rows) > MOST_CELLS_SHOWN:
            body.append(
                html.P(
                    t("portrait.cells_more", count=len(sheet.rows), shown=MOST_CELLS_SHOWN),
                    className="source",
                )
            )
    return panel(
        sheet.title, body, eyebrow=t("data.cells_eyebrow"), source=sheet.source, anchor="cells",
        takeaway=taken_away(view, sheet) if sheet.rows else None,
    )  # fmt: skip


def record_links(view: View, seen: Portrait) -> html.Nav:
    """Links to its records: of a township by family; of a department the records behind each of its figures."""
    links = [
        dcc.Link(
            t("portrait.records", name=fmt.family(family), count=count),
            href=view.href(f"/records/{family}"),
            className="chip",
        )
        for family, count in records(view)
    ]
    if view.subject["subject_kind"] == "department":
        links = [
            dcc.Link(
                t("portrait.evidence", name=pick(row, "name")),
                href=view.href(f"/indicator/{row['indicator_code']}") + "#evidence",
                className="chip",
            )
            for row in seen.own
            if row["status"] == "measured"
        ]
    links.append(dcc.Link(t("portrait.all_findings"), href=view.href("/findings"), className="chip"))
    return html.Nav([html.Span(t("portrait.records_of")), *links], className="chips portrait-records")
