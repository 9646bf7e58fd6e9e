"""该问谁: townships and departments that are short, exports that are missing or late, records that are doubted."""

from __future__ import annotations

from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from dashboards import formatting as fmt
from dashboards.components.commitments import commitments_to_ask
from dashboards.components.opening import figure_link
from dashboards.components.panels import panel, taken_away
from dashboards.sheets import Sheet
from dashboards.view import View
from dashboards.words import t

Rows = list[dict[str, Any]]
Behind = dict[tuple[Any, Any], int]
MOST_OPEN = 7


def asking(view: View, short: Rows, absent: Rows, behind: Behind, sheet: Sheet) -> html.Section:
    """`short`: values short of target; `absent`: exports; `behind`: records that keep each figure from its target."""
    grouped: dict[str, Rows] = {}
    for row in short:
        grouped.setdefault(str(row["subject_code"]), []).append(row)
    ordered = sorted(grouped.values(), key=lambda rows: (len(rows), _records(rows, behind)), reverse=True)
    title = t("ask.nobody")
    if ordered:
        first = ordered[0]
        title = t(
            "ask.first", subject=fmt.subject_name(first[0]), count=len(first), records=_records(first, behind)
        )
    parts: list[Component] = []
    for kind in ("township", "department"):
        members = [rows for rows in ordered if rows[0]["subject_kind"] == kind]
        blocks: list[Component] = [
            _subject_block(view, rows, behind, is_open=rows is ordered[0]) for rows in members
        ]
        heading = html.H3(t("ask.of_kind", noun=t(f"noun.{kind}"), count=len(members)))
        parts += [heading, *_folded(blocks, kind)] if members else []
    parts += [
        *commitments_to_ask(view),
        html.H3(t("ask.exports")),
        _absent_list(view, absent),
        html.H3(t("ask.doubtful")),
        _doubts(view),
    ]
    return panel(
        title,
        parts,
        eyebrow=t("answer.question_ask"),
        anchor="asking",
        source=t("ask.source", snapshot=view.snapshot.id),
        takeaway=taken_away(view, sheet) if short else None,
    )


def _folded(blocks: list[Component], kind: str) -> list[Component]:
    """The first blocks, and the rest behind one line that counts them."""
    if len(blocks) <= MOST_OPEN + 1:
        return blocks
    summary = html.Summary(t("ask.rest", count=len(blocks) - MOST_OPEN, noun=t(f"noun.{kind}")))
    return [*blocks[:MOST_OPEN], html.Details([summary, *blocks[MOST_OPEN:]], className="rest")]


def _subject_block(view: View, rows: Rows, behind: Behind, is_open: bool) -> html.Details:
    rows = sorted(rows, key=lambda row: -behind.get((row["indicator_code"], row["subject_code"]), 0))
    items = []
    for row in rows:
        count = behind.get((row["indicator_code"], row["subject_code"]), 0)
        role = "numerator" if row["direction"] == "down" else "denominator_only"
        href = view.subject_href(f"/indicator/{row['indicator_code']}", row, role=role) + "#evidence"
        items.append(
            html.Li(
                [
                    dcc.Link(
                        [html.Span(fmt.name_of(row)), html.Span(t("ask.records", count=count))], href=href
                    ),
                    figure_link(row),
                ]
            )
        )
    portrait = t("shell.portrait", subject=fmt.subject_name(rows[0]))
    items.append(html.Li(dcc.Link(portrait, href=view.subject_href("/portrait", rows[0]))))
    said = t("ask.block", count=len(rows), records=_records(rows, behind))
    return html.Details(
        [html.Summary([html.B(fmt.subject_name(rows[0])), html.Span(said)]), html.Ul(items)],
        className="ask",
        open=is_open,
    )


def _records(rows: Rows, behind: Behind) -> int:
    return sum(behind.get((row["indicator_code"], row["subject_code"]), 0) for row in rows)


def _absent_list(view: View, absent: Rows) -> Component:
    if not absent:
        return html.P(t("ask.exports_fine"))
    items = []
    for row in absent:
        when = (
            t("ask.never")
            if row["state"] == "missing"
            else t("ask.last", day=fmt.day(row["newest_received_on"]))
        )
        text = t(
            "ask.export", owner=row["owner_zh"], name=row["export_zh"], period=fmt.period(row["period"]), when=when
        )  # fmt: skip
        link = dcc.Link(text, href=view.href("/data") + "#exports")
        items.append(html.Li(link, className=f"absent-{row['state']}"))
    return html.Ul(items, className="absent")


def _doubts(view: View) -> html.P:
    said = t(
        "ask.doubts", doubtful=fmt.number(view.info.get("doubtful_records")),
        rejected=fmt.number(view.info.get("rejected_rows")),
    )  # fmt: skip
    return html.P(dcc.Link(said, href=view.href("/data") + "#cells"))
