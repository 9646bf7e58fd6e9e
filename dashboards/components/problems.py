"""The survey's problems, answered by data: claim, counter-claim, what the figures say, which export would tell."""

from __future__ import annotations

from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboards import formatting as fmt
from dashboards.components import messages
from dashboards.components.badges import state_badge
from dashboards.components.figures_said import figures_said
from dashboards.components.panels import panel, plain_table, taken_away
from dashboards.components.wording import worded
from dashboards.queries import problems
from dashboards.queries.pool import rows_of
from dashboards.sheets import Column, Sheet
from dashboards.view import View
from dashboards.words import LANGUAGES, pick, t, tongue

Rows = list[dict[str, Any]]
Row = dict[str, Any]
ANSWERS = {"supported": ("short", "▼"), "not_supported": ("met", "●"), "cannot_tell": ("needs_review", "？")}


def pair_sheet(view: View) -> Sheet:
    """Pairs of claims that contradict each other."""
    rows = rows_of(problems.pairs_at(view.snapshot, view.day))
    told = [{**row, "code": row["pair_code"], **_against(row, "counter")} for row in rows]
    return _sheet(view, "claim-pairs", "problem.pairs", told)


def problem_sheet(view: View) -> Sheet:
    """The problems that the survey states."""
    rows = rows_of(problems.at(view.snapshot, view.day))
    told = [{**row, "code": row["problem_code"], **_against(row, "problem")} for row in rows]
    return _sheet(view, "problems", "problem.problems", told)


def _against(row: Row, stem: str) -> Row:
    return {f"against_{end}": row.get(f"{stem}_{end}") for end in LANGUAGES}


def _told(row: Row) -> Row:
    said = {stem: pick(row, stem) for stem in ("claim", "against", "figures", "would_tell", "source")}
    name, answer = f"{row['code']} {pick(row, 'name')}", t(f"problem.{row['answer']}")
    return {**row, **said, "name": name, "answer_word": answer}


def _sheet(view: View, name: str, key: str, rows: Rows) -> Sheet:
    told = [_told(row) for row in rows]
    columns = (
        Column("name", t("problem.name")), Column("claim", t("problem.claim")),
        Column("against", t("problem.against")), Column("answer_word", t("problem.answer")),
        Column("figures", t("commitment.figures")), Column("supporting", t("problem.supporting"), "whole"),
        Column("refuting", t("problem.refuting"), "whole"), Column("untold", t("problem.untold"), "whole"),
        Column("would_tell", t("column.would_tell")), Column("source", t("problem.source")),
    )  # fmt: skip
    counts = {answer: sum(row["answer"] == answer for row in rows) for answer in ANSWERS}
    title = t(key, count=len(rows), **counts) if rows else t("problem.none")
    source = t("source.plain", snapshot=view.snapshot.id, day=fmt.day(view.as_of))
    return Sheet(name, title, columns, told, definition=t("problem.definition"), source=source)


def problems_section(view: View, made: dict[str, Sheet]) -> list[Component]:
    """Contradicting claims first, then every problem, folded; where there is nothing, why."""
    pairs, single = made["claim-pairs"], made["problems"]
    title = single.title if single.rows else pairs.title
    took = [
        part
        for sheet, word in ((pairs, "problem.pairs_short"), (single, "problem.problems_short"))
        if sheet.rows
        for part in (html.Span(t(word)), *taken_away(view, sheet))
    ]
    body: list[Component] = []
    if pairs.rows or single.rows:
        tests: dict[str, Rows] = {}
        for test in rows_of(problems.tests_at(view.snapshot, view.day)):
            tests.setdefault(str(test["code"]), []).append(test)
        is_county = view.subject["subject_kind"] == "county"
        body += [] if is_county else [html.P(t("problem.of_county"), className="note")]
        if pairs.rows:
            body += [html.H3(pairs.title), _table(view, pairs, tests)]
        if single.rows:
            summary = html.Summary(t("problem.every", count=len(single.rows)))
            body.append(html.Details([summary, _table(view, single, tests)], className="rest"))
    else:
        body = [messages.absent("problems" if view.snapshot.has("fct_problems") else "older")]
    return [
        panel(
            title,
            body,
            eyebrow=t("problem.eyebrow"),
            source=single.source,
            anchor="problems",
            takeaway=took or None,
        )
    ]


def _table(view: View, sheet: Sheet, tests: dict[str, Rows]) -> html.Div:
    keys = ("problem.name", "problem.claim", "problem.against", "problem.answer", "commitment.figures")
    headings = [t(key) for key in (*keys, "column.would_tell")]
    cells = [
        [
            html.Span(row["name"], lang=tongue(row, "name")), worded(row, "claim"), worded(row, "against"),
            state_badge(*ANSWERS[row["answer"]], row["answer_word"]),
            figures_said(view, tests.get(str(row["code"]), [])), worded(row, "would_tell"),
        ]
        for row in sheet.rows
    ]  # fmt: skip
    table = plain_table(headings, cells, numeric=set(), caption=sheet.title)
    return html.Div(table, className="scroll-x told", tabIndex=0)
