"""The records behind a figure: chips that choose a role, a grid, and their sheet to take away."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from dash import dcc, html

from dashboards import formatting as fmt
from dashboards.components.aria import aria
from dashboards.components.grids import grid
from dashboards.components.opening import opened_by, record_fragment
from dashboards.sheets import Column, Sheet
from dashboards.view import View
from dashboards.words import clauses, t

Columns = list[dict[str, Any]]
Rows = list[dict[str, Any]]
GRID = "evidence"
COLUMNS: Columns = [
    {"field": "role", "headerName": "role", "minWidth": 130, "flex": 2},
    {"field": "digest", "headerName": "digest", "minWidth": 260, "flex": 7},
    {"field": "export", "headerName": "export", "minWidth": 110, "flex": 2},
    {"field": "place", "headerName": "place", "minWidth": 240, "flex": 5},
    {"field": "received", "headerName": "received", "minWidth": 120, "flex": 2},
    {"field": "doubts", "headerName": "doubts", "minWidth": 110, "flex": 2},
]


def role_chips(view: View, path: str, counts: dict[str, int]) -> html.Nav:
    """Links that keep all records, or only those of one role."""
    chips = [_chip(t("role.all"), sum(counts.values()), view.href(path, role=None), view.role is None)]
    for role in fmt.ROLES:
        chips.append(
            _chip(fmt.role(role), counts.get(role, 0), view.href(path, role=role), view.role == role)
        )
    return html.Nav(chips, className="chips", **aria(t("role.choose")))


def _chip(word: str, count: int, href: str, is_chosen: bool) -> dcc.Link:
    said = t("records.chip", word=word, count=count)
    return dcc.Link(said, href=href + "#evidence", className="chip chip-on" if is_chosen else "chip")


def evidence_grid(rows: Rows, opened_in: str) -> html.Div:
    """Grid of a figure's evidence: every record with how it was counted; `opened_in` is the figure's fragment."""
    return record_grid(rows, COLUMNS, opened_in)


def record_grid(rows: Rows, columns: Columns = COLUMNS[1:], opened_in: str = "") -> html.Div:
    """Grid of records with their source; a row opens its record in the drawer."""
    shown = [
        {
            "record_id": row["record_id"],
            "opens": record_fragment(str(row["record_id"]), opened_by(opened_in)),
            "role": role_words(row) if "role" in row else "",
            "digest": digest(row["cells"]),
            "export": row["export_zh"] or "—",
            "place": fmt.place_in_file(row),
            "received": fmt.day(row["received_on"]),
            "doubts": row["doubts"] or "",
        }
        for row in rows
    ]
    return grid(GRID, shown, columns, row_id="record_id")


def record_sheet(title: str, rows: Rows, source: str, definition: str = "") -> Sheet:
    """The same records to take away: source in columns of their own, cells as sent."""
    columns = [
        Column("record_id", t("column.record")), Column("role_words", t("column.role")),
        Column("export", t("column.export")), Column("file_name", t("column.file")), Column("sheet", t("column.sheet")),
        Column("row_number", t("column.row"), "whole"), Column("received_on", t("column.received"), "date"),
        Column("doubts", t("column.doubts")), Column("cells", t("column.cells")),
    ]  # fmt: skip
    if not any("role" in row for row in rows):
        columns = [column for column in columns if column.key != "role_words"]
    made = [
        {
            **row,
            "role_words": role_words(row) if "role" in row else "",
            "export": " ".join(str(row[key]) for key in ("export_code", "export_zh") if row[key]),
            "cells": digest(row["cells"], most=200),
        }
        for row in rows
    ]
    return Sheet(GRID, title, tuple(columns), made, definition=definition, source=source)


def record_links(
    rows: Rows, opened: dict[str, str], said: Callable[[dict[str, Any]], str] | None = None
) -> html.Ul:
    """Records as a list, each with its place in the file and opening inside what is opened; `said`: other words."""
    told = said or (lambda row: digest(row["cells"], most=3) if row["cells"] else str(row["record_id"]))
    lines = [
        html.A(
            [html.Span(told(row)), html.Small(fmt.place_in_file(row))],
            href=record_fragment(str(row["record_id"]), opened),
        )
        for row in rows
    ]
    return html.Ul([html.Li(line) for line in lines], className="records")


def role_words(row: dict[str, Any]) -> str:
    """How a record was counted; a reason where it was left out."""
    word = fmt.role(str(row["role"]))
    return t("role.because", role=word, why=row["excluded_because"]) if row["excluded_because"] else word


def cells_of(text: str | None) -> dict[str, str]:
    """Heading → text as sent; empty when the record has no row of its own."""
    if not text:
        return {}
    return {str(key): "" if value is None else str(value) for key, value in json.loads(text).items()}


def digest(text: str | None, most: int = 4) -> str:
    """The first filled cells of a row, the serial number left out."""
    serials = t("records.serial_headings").split()
    filled = [(key, value) for key, value in cells_of(text).items() if value and key not in serials]
    return clauses([t("records.cell", heading=key, text=value) for key, value in filled[:most]]) or "—"
