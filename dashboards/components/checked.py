"""On-site checks down to what was looked at: how many records were checked, and each of them with what was seen."""

from __future__ import annotations

from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboards import formatting as fmt
from dashboards.components.opening import record_fragment
from dashboards.components.panels import plain_table
from dashboards.components.wording import worded
from dashboards.queries import field
from dashboards.queries.pool import rows_of
from dashboards.sheets import Column, Sheet
from dashboards.view import View
from dashboards.words import pick, t

Rows = list[dict[str, Any]]


def _records(view: View, check: dict[str, Any]) -> Rows:
    """The rows of a check about its subject: all of a county's, those of a township by its name."""
    rows = rows_of(field.checked_records(view.snapshot, str(check["check_no"])))
    if check["subject_kind"] != "township":
        return rows
    return [row for row in rows if row["township"] == check["subject_name"]]


def checked_sheet(view: View, checks: Rows) -> Sheet:
    """Every record of some checks: what was claimed and where, what was seen, by whom and when."""
    named = {str(check["check_no"]): check for check in checks}
    rows = [
        {**row, "check_no": number, "name": check["name"], "standing_word": pick(row, "standing")}
        for number, check in named.items()
        for row in rows_of(field.checked_records(view.snapshot, number))
    ]
    columns = (
        Column("name", t("column.indicator")), Column("township", t("subject.township")),
        Column("claim", t("check.claim")), Column("standing_word", t("check.standing")),
        Column("remark", t("column.note")), Column("checked_on", t("check.checked_on"), "date"),
        Column("checked_by", t("check.checked_by")), Column("source_file", t("column.file")),
        Column("source_sheet", t("column.sheet")), Column("source_row", t("column.row"), "whole"),
        Column("check_no", t("check.number")),
    )  # fmt: skip
    source = t("source.plain", snapshot=view.snapshot.id, day=fmt.day(view.as_of))
    return Sheet("checked-records", t("check.records_title", count=len(rows)), columns, rows, source=source)


def checked_records(view: View, check: dict[str, Any]) -> Component:
    """How many records of a check were looked at, to unfold: each opens the row that it was drawn from."""
    rows = _records(view, check)
    counts = {
        key: fmt.number(check[key])
        for key in ("drawn", "n", "confirmed", "refuted", "cannot_tell", "unfilled")
    }
    said = t("check.counted", **counts)
    if not rows:
        return html.Small(said, className="under")
    headings = [
        t("check.claim"),
        t("check.standing"),
        t("column.note"),
        t("check.checked_on"),
        t("column.place"),
    ]
    cells = [
        [
            html.Span(row["claim"] or "—", lang="zh-CN"), worded(row, "standing"),
            html.Span(row["remark"] or "—", lang="zh-CN"), fmt.day(row["checked_on"]), _place(row),
        ]
        for row in rows
    ]  # fmt: skip
    table = plain_table(headings, cells, numeric=set(), caption=said)
    return html.Details(
        [html.Summary(said), html.Div(table, className="scroll-x told", tabIndex=0)], className="rest"
    )


def _place(row: dict[str, Any]) -> Component:
    """Where the record stood when it was drawn, leading to its row."""
    row_number = fmt.number(row["source_row"]) if row["source_row"] is not None else ""
    shown = {"file_name": row["source_file"], "sheet": row["source_sheet"], "row_number": row_number}
    return html.A(
        fmt.place_in_file(shown), href=record_fragment(str(row["record_key"]), {}), className="traced"
    )
