"""What two tables state of one fact, down to their rows: the items that differ, and the records behind both numbers."""

from __future__ import annotations

from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboards import formatting as fmt
from dashboards.components import reconciled
from dashboards.components.evidence import record_links
from dashboards.components.panels import plain_table
from dashboards.components.wording import worded
from dashboards.queries import reconciliations
from dashboards.queries.pool import rows_of
from dashboards.view import View
from dashboards.words import pick, t, tongue

LISTED = 12
Rows = list[dict[str, Any]]


def contents(view: View, opened: dict[str, str]) -> list[Component]:
    """Both numbers of a fact about a subject, the first items with theirs, and the records of the first of them."""
    code, subject, *_ = [*opened["reconciled"].split("."), ""]
    row = reconciliations.one(view.snapshot, code, view.day, subject)
    if row is None:
        return [html.P(t("drawer.no_reconciliation"))]
    told = reconciled.told_of(row)
    items = [
        item
        for item in rows_of(reconciliations.reconciled_items(view.snapshot, code, view.day))
        if row["subject_kind"] != "township" or item["region_code"] == subject
    ]
    parts: list[Component] = [
        html.P([told["name"], " ", reconciled.badge(told)]),
        html.H3(pick(row, "message") or t("reconciled.agrees"), lang=tongue(row, "message")),
        html.P(
            t("drawer.finding_about", subject=row["subject_name"], day=fmt.day(view.day)), className="source"
        ),
        html.Ul(
            [html.Li(reconciled.side_said(row, side)) for side in ("first", "second")], className="bullets"
        ),
        html.H4(t("finding.ask")),
        html.P(worded(row, "ask"), className="formula"),
        html.H4(t("reconciled.items")),
        _items(told, items[:LISTED]),
    ]
    if len(items) > LISTED:
        parts.append(html.P(t("drawer.more_items", count=len(items), shown=LISTED), className="source"))
    return [
        *parts,
        *[
            part
            for item in items[:LISTED]
            if item["is_asked"]
            for part in _records(view, code, told, item, opened)
        ],
        html.P(t("source.plain", snapshot=view.snapshot.id, day=fmt.day(view.day)), className="source"),
    ]


def _items(told: dict[str, Any], items: Rows) -> html.Div:
    headings: list[str | Component] = [
        t("reconciled.item"), worded(told, "first"), worded(told, "second"), t("reconciled.difference"),
        t("column.verdict"),
    ]  # fmt: skip
    rows = [
        [
            html.Span(item["item_name"], lang="zh-CN"),
            *[fmt.number(item[key]) for key in ("first_value", "second_value", "difference")],
            t(f"reconciled.{item['state']}"),
        ]
        for item in items
    ]
    return html.Div(plain_table(headings, rows, numeric={1, 2, 3}), className="scroll-x", tabIndex=0)


def _records(
    view: View, code: str, told: dict[str, Any], item: dict[str, Any], opened: dict[str, str]
) -> list[Component]:
    """The rows that the two numbers of an item that is asked about stand on; each opens its record."""
    rows = rows_of(
        reconciliations.reconciliation_records(view.snapshot, code, view.day, str(item["item_key"]))
    )
    if not rows:
        return []

    def said(row: dict[str, Any]) -> str:
        return t("drawer.side_record", what=pick(told, str(row["side"])), amount=fmt.number(row["amount"]))

    summary = html.Summary(t("drawer.item_records", name=item["item_name"], count=len(rows)))
    return [html.Details([summary, record_links(rows[:LISTED], opened, said)], className="rest")]
