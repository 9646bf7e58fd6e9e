"""What was asked of the government: who, until when, what the department says beside what the data says."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from dashboards import formatting as fmt
from dashboards.components import messages
from dashboards.components.badges import state_badge
from dashboards.components.figures_said import figures_said
from dashboards.components.opening import record_fragment
from dashboards.components.panels import panel, plain_table, taken_away
from dashboards.components.wording import worded
from dashboards.queries import commitments
from dashboards.queries.pool import rows_of
from dashboards.sheets import Column, Sheet
from dashboards.view import View
from dashboards.words import clauses, pick, t

Rows = list[dict[str, Any]]
Row = dict[str, Any]
TABLE, BODIES = "fct_commitments", "dim_commitment_bodies"
STATES = {
    "recurred": ("short", "↺"),
    "not_confirmed_by_data": ("short", "▼"),
    "cannot_tell": ("needs_review", "？"),
    "needs_evidence": ("needs_review", "◇"),
    "in_progress": ("near", "◆"),
    "not_due": ("not_yet_due", "◷"),
    "confirmed_by_data": ("met", "●"),
    "unlinked": ("no_target", "○"),
    "not_given": ("not_applicable", "—"),
}
URGENT = ("recurred", "not_confirmed_by_data", "cannot_tell", "needs_evidence")
COLUMNS = ("asked", "responsible", "due", "department_says", "data_says", "figures")


def rows_at(view: View) -> Rows:
    """Commitments at the view's date, what needs asking first; of a department or township those given to it."""
    rows = rows_of(commitments.at(view.snapshot, view.day))
    if view.subject["subject_kind"] != "county":
        own = commitments.given_to(
            view.snapshot, str(view.subject["subject_kind"]), str(view.subject["subject_code"])
        )
        rows = [row for row in rows if row["commitment_code"] in own]
    kinds = list(dict.fromkeys(row["kind"] for row in rows))
    order = list(STATES)
    return sorted(rows, key=lambda row: (kinds.index(row["kind"]), order.index(row["state"])))


def days_left(row: Row) -> int | None:
    """Days from the date of the figures to the day due, below zero when it has passed; None where nothing is awaited.

    Nothing is awaited of what was not given, has no day due, is confirmed by data, or is reported done where data
    cannot follow it.
    """
    is_awaited = row["is_open"] or (row["is_open"] is None and not row["is_closed_by_department"])
    if row["state"] == "not_given" or row["due_on"] is None or not is_awaited:
        return None
    return int((row["due_on"] - row["as_of"]).days)


def is_overdue(row: Row) -> bool:
    """Whether the day due has passed while something is still awaited."""
    left = days_left(row)
    return left is not None and left < 0


def commitment_sheet(view: View) -> Sheet:
    """Every commitment; the title counts what is overdue, has recurred, is confirmed."""
    told = [{**row, **_told(row)} for row in rows_at(view)]
    columns = (
        Column("commitment_code", t("commitment.code")), Column("kind_word", t("column.kind")),
        Column("text", t("commitment.asked")), Column("responsible_zh", t("commitment.responsible")),
        Column("given_on", t("commitment.given"), "date"), Column("due_on", t("commitment.due"), "date"),
        Column("ageing", t("commitment.ageing")), Column("left", t("commitment.days_left"), "whole"),
        Column("department_word", t("commitment.department_says")), Column("state_word", t("commitment.data_says")),
        Column("figures", t("commitment.figures")), Column("would_tell", t("column.would_tell")),
        Column("evidence", t("commitment.evidence")), Column("link", t("commitment.link")),
    )  # fmt: skip
    given = [row for row in told if row["state"] != "not_given"]
    title = t("commitment.none_given") if told else t("commitment.none")
    if given:
        counts = {state: sum(row["state"] == state for row in given) for state in STATES}
        title = t(
            "commitment.title", count=len(given), overdue=sum(is_overdue(row) for row in given),
            recurred=counts["recurred"], confirmed=counts["confirmed_by_data"],
        )  # fmt: skip
    source = t("source.plain", snapshot=view.snapshot.id, day=fmt.day(view.as_of))
    return Sheet("commitments", title, columns, told, definition=t("commitment.definition"), source=source)


def _told(row: Row) -> dict[str, Any]:
    left = days_left(row)
    ageing = ""
    if left is not None:
        ageing = t("commitment.overdue", count=-left) if left < 0 else t("commitment.left", count=left)
    return {
        **{stem: pick(row, stem) for stem in ("text", "figures", "would_tell", "evidence", "link")},
        "kind_word": t(f"commitment.kind_{row['kind']}"),
        "left": left,
        "ageing": ageing,
        "department_word": clauses([_closed(row), str(row["progress_zh"] or "")])
        or t("commitment.nothing_said"),
        "state_word": t(f"commitment.state_{row['state']}"),
    }


def _closed(row: Row) -> str:
    return t("commitment.closed", day=fmt.day(row["closed_on"])) if row["is_closed_by_department"] else ""


def _department(row: Row) -> list[Component | str]:
    """What the department says; what it wrote stays in its words."""
    if not row["progress_zh"]:
        return [row["department_word"]]
    closed = _closed(row)
    said: list[Component | str] = [closed, t("list.semicolon")] if closed else []
    return [*said, html.Span(row["progress_zh"], lang="zh-CN")]


def commitments_section(view: View, made: dict[str, Sheet]) -> list[Component]:
    """Tables of one kind each, then the opinions that no test follows; where there is nothing, why."""
    sheet = made["commitments"]
    linked = [row for row in sheet.rows if row["state"] != "unlinked"]
    unlinked = [row for row in sheet.rows if row["state"] == "unlinked"]
    body: list[Component] = []
    tests: dict[str, Rows] = {}
    for test in rows_of(commitments.tests_at(view.snapshot, view.day)) if linked else []:
        tests.setdefault(str(test["commitment_code"]), []).append(test)
    for _, members in groupby(linked, key=lambda row: row["kind"]):
        rows = list(members)
        heading = t("commitment.of_kind", word=rows[0]["kind_word"], count=len(rows))
        body += [html.H3(heading), *_folded(view, rows, tests, heading)]
    if unlinked:
        body += _unlinked(unlinked)
    if not sheet.rows:
        body = [messages.absent(_why_nothing(view))]
    return [
        panel(
            sheet.title,
            body,
            eyebrow=t("commitment.eyebrow"),
            source=sheet.source,
            anchor="commitments",
            takeaway=taken_away(view, sheet) if sheet.rows else None,
        )
    ]


def _why_nothing(view: View) -> str:
    of_county = view.subject["subject_kind"] == "county"
    if not view.snapshot.has(TABLE if of_county else BODIES):
        return "older"
    return "commitments" if of_county else "commitments_of_subject"


def _folded(view: View, rows: Rows, tests: dict[str, Rows], caption: str) -> list[Component]:
    """What is urgent or overdue in full, the rest behind one line that counts it."""
    first = [row for row in rows if row["state"] in URGENT or is_overdue(row)]
    rest = [row for row in rows if row not in first]
    parts: list[Component] = [_table(view, first, tests, caption)] if first else []
    if rest:
        summary = html.Summary(t("commitment.rest", count=len(rest)))
        parts.append(html.Details([summary, _table(view, rest, tests, caption)], className="rest"))
    return parts


def _table(view: View, rows: Rows, tests: dict[str, Rows], caption: str) -> html.Div:
    headings = [t(f"commitment.{key}") for key in COLUMNS]
    cells = [
        [
            _asked(row), html.Span(row["responsible_zh"] or "—", lang="zh-CN"), _due(row),
            _department(row), state_badge(*STATES[row["state"]], row["state_word"]),
            html.Div([figures_said(view, tests.get(row["commitment_code"], [])), *_would_tell(row)]),
        ]
        for row in rows
    ]  # fmt: skip
    table = plain_table(headings, cells, numeric=set(), caption=caption)
    return html.Div(table, className="scroll-x told", tabIndex=0)


def _asked(row: Row) -> list[Component]:
    code: Component = html.B(row["commitment_code"])
    if row["record_id"]:
        href = record_fragment(str(row["record_id"]), {})
        code = html.A(row["commitment_code"], href=href, className="traced")
    return [code, html.Br(), worded(row, "text")]


def _due(row: Row) -> list[Component]:
    """Given and due, and how long it is until or since."""
    if row["state"] == "not_given":
        return [html.Span("—")]
    dates = t("commitment.dates", given=fmt.day(row["given_on"]), due=fmt.day(row["due_on"]))
    parts: list[Component] = [html.Span(dates)]
    if row["ageing"]:
        badge = ("short", "▼") if is_overdue(row) else ("not_yet_due", "◷")
        parts += [html.Br(), state_badge(*badge, row["ageing"])]
    return parts


def _would_tell(row: Row) -> list[Component]:
    parts: list[Component] = []
    for stem, word in (("would_tell", "column.would_tell"), ("evidence", "commitment.evidence")):
        if row[stem]:
            parts.append(html.P([html.B(t(word)), " ", worded(row, stem)]))
    return parts


def _unlinked(rows: Rows) -> list[Component]:
    headings = [t("commitment.asked"), t("commitment.responsible"), t("commitment.due")]
    headings += [t("commitment.department_says"), t("commitment.link")]
    cells = [
        [
            _asked(row), html.Span(row["responsible_zh"] or "—", lang="zh-CN"), _due(row),
            _department(row), worded(row, "link"),
        ]
        for row in rows
    ]  # fmt: skip
    heading = t("commitment.unlinked", count=len(rows))
    table = plain_table(headings, cells, numeric=set(), caption=heading)
    return [
        html.H3(heading),
        html.P(t("commitment.unlinked_advice"), className="note"),
        html.Div(table, className="scroll-x told", tabIndex=0),
    ]


def commitments_to_ask(view: View) -> list[Component]:
    """One line for 该问谁: how many are overdue, how many have recurred; nothing where none are."""
    rows = rows_at(view)
    overdue, recurred = sum(is_overdue(row) for row in rows), sum(row["state"] == "recurred" for row in rows)
    if not overdue and not recurred:
        return []
    said = t("commitment.to_ask", overdue=overdue, recurred=recurred)
    link = dcc.Link(said, href=view.href("/findings") + "#commitments")
    return [html.H3(t("commitment.eyebrow")), html.P(link)]
