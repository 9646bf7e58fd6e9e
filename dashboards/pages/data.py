"""数据与报送: what came, what did not, how each sheet's rows add up, which cells were refused or doubted."""

from __future__ import annotations

from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboards import formatting as fmt
from dashboards.components.grids import grid
from dashboards.components.panels import kpi, panel, plain_table, taken_away
from dashboards.queries import deliveries
from dashboards.queries.pool import rows_of
from dashboards.sheets import Column, Sheet
from dashboards.view import View
from dashboards.words import clauses, listed, t

Rows = list[dict[str, Any]]
MOST_CELLS = 5000
ROW_COUNTS = ("rows_read", "rows_accepted", "rows_doubtful", "rows_rejected", "rows_explained")
STATE_SHAPES = {"received": "●", "late": "◆", "missing": "▨"}
SEVERITIES = ("rejected", "doubtful", "warning")
COUNT_COLUMN = {"width": 84, "type": "rightAligned", "filter": False}
DELIVERY_COLUMNS: Rows = [
    {"field": "received", "headerName": "received", "width": 142},
    {"field": "export", "headerName": "export", "minWidth": 150, "flex": 3},
    {"field": "place", "headerName": "file_sheet", "minWidth": 230, "flex": 6},
    *[{"field": key, "headerName": key, **COUNT_COLUMN} for key in ROW_COUNTS],
    {"field": "balance", "headerName": "balance", "width": 108},
    {"field": "force", "headerName": "force", "width": 112},
    {"field": "decided_because", "headerName": "because", "minWidth": 110, "flex": 2},
]
CELL_COLUMNS: Rows = [
    {"field": "severity_word", "headerName": "treated", "minWidth": 90, "flex": 1},
    {"field": "reason_zh", "headerName": "reason", "minWidth": 220, "flex": 5},
    {"field": "column_zh", "headerName": "heading", "minWidth": 110, "flex": 2},
    {"field": "value", "headerName": "written", "minWidth": 120, "flex": 2},
    {"field": "place", "headerName": "place", "minWidth": 240, "flex": 5},
]
QUALITY_COLUMNS: Rows = [
    {"field": "passed", "headerName": "result", "width": 110},
    {"field": "expected", "headerName": "expected", "minWidth": 240, "flex": 5},
    {"field": "observed", "headerName": "observed", "minWidth": 150, "flex": 3},
    {"field": "file_name", "headerName": "file", "minWidth": 200, "flex": 4},
    {"field": "check_name", "headerName": "check", "minWidth": 150, "flex": 3},
]


def sheets(view: View, **_: str) -> list[Sheet]:
    """Exports owed, deliveries, cells, checks."""
    source = t("source.snapshot", snapshot=view.snapshot.id)
    made = [_exports_sheet(view)] if view.as_of else []
    counted = [(key, "whole") for key in ROW_COUNTS]
    made.append(
        _sheet(
            "deliveries", t("data.deliveries_eyebrow"), _delivery_rows(view), source,
            [("received_on", "date"), ("export", ""), ("file_name", ""), ("sheet", ""), *counted, ("balance", ""),
             ("force", ""), ("because", ""), ("sha256", "")],
        )
    )  # fmt: skip
    made.append(
        _sheet(
            "cells", t("data.cells_eyebrow"), _cell_rows(view), source,
            [("treated", ""), ("reason", ""), ("heading", ""), ("written", ""), ("file_name", ""), ("sheet", ""),
             ("row_number", "whole")],
        )
    )  # fmt: skip
    keys = ("result", "expected", "observed", "file_name", "check")
    made.append(
        _sheet("checks", t("data.checks_eyebrow"), _check_rows(view), source, [(key, "") for key in keys])
    )
    return made


def _sheet(name: str, title: str, rows: Rows, source: str, columns: list[tuple[str, str]]) -> Sheet:
    named = {"file_name": "file", "received_on": "received", "row_number": "row"}
    made = tuple(Column(key, t(f"column.{named.get(key, key)}"), kind or "text") for key, kind in columns)
    return Sheet(name, title, made, rows, source=source)


def render(view: View, **_: str) -> list[Component]:
    """Counts, exports, deliveries, cells, checks."""
    info = view.info
    made = {sheet.name: sheet for sheet in sheets(view)}
    cards = [
        kpi(t(f"data.{key}"), t(f"data.{key}_count", count=fmt.number(info.get(source))), note, href)
        for key, source, note, href in (
            ("files", "files", "", "#deliveries"),
            ("records", "records", "", "#deliveries"),
            ("doubtful", "doubtful_records", t("data.doubtful_note"), "#cells"),
            ("rejected", "rejected_rows", t("data.rejected_note"), "#cells"),
        )
    ]
    return [
        html.H1(t("page.data")),
        html.Div(cards, className="kpis panel"),
        _exports(view, made.get("exports")),
        _deliveries(view, made["deliveries"]),
        _cells(view, made["cells"]),
        _checks(view, made["checks"]),
    ]


def _exports_sheet(view: View) -> Sheet:
    rows = [
        {
            **row,
            "export": f"{row['export_code']} {row['export_zh']}",
            "period_word": fmt.period(row["period"]),
            "state_word": t(f"export.{row['state']}"),
        }
        for row in rows_of(deliveries.exports(view.snapshot, view.day))
    ]
    by_state = {state: [row for row in rows if row["state"] == state] for state in STATE_SHAPES}
    lacking = [
        t(f"data.exports_{state}", count=len(by_state[state]))
        for state in ("late", "missing")
        if by_state[state]
    ]
    kept = len(by_state["received"])
    title = (
        t("data.exports_lacking", count=len(rows), kept=kept, lacking=listed(lacking))
        if lacking
        else t("data.exports_fine", count=len(rows))
    )
    columns = (
        Column("export", t("column.export")), Column("owner_zh", t("column.owner")),
        Column("period_word", t("column.period")), Column("newest_received_on", t("column.newest"), "date"),
        Column("state_word", t("column.verdict")),
    )  # fmt: skip
    source = t("source.plain", snapshot=view.snapshot.id, day=fmt.day(view.as_of))
    return Sheet("exports", title, columns, rows, source=source, definition=t("data.exports_definition"))


def _exports(view: View, sheet: Sheet | None) -> html.Section:
    if sheet is None:
        return panel(t("data.no_date_title"), [html.P(t("data.no_date"))], anchor="exports")
    body = plain_table(
        [column.heading for column in sheet.columns],
        [
            [
                row["export"],
                row["owner_zh"],
                row["period_word"],
                fmt.day(row["newest_received_on"]),
                html.Span(
                    f"{STATE_SHAPES[row['state']]} {row['state_word']}",
                    className=f"badge state-{row['state']}",
                ),
            ]
            for row in sheet.rows
        ],
        numeric=set(),
    )
    return panel(
        sheet.title,
        html.Div(body, className="scroll-x", tabIndex=0),
        eyebrow=t("data.exports_eyebrow"),
        source=f"{sheet.source} ｜ {sheet.definition}",
        anchor="exports",
        takeaway=taken_away(view, sheet),
    )


def _delivery_rows(view: View) -> Rows:
    return [_delivery(row) for row in rows_of(deliveries.deliveries(view.snapshot))]


def _delivery(row: dict[str, Any]) -> dict[str, Any]:
    is_read = bool(row["export_code"])
    return {
        **row,
        "because": row["decided_because"],
        "place": " · ".join(str(part) for part in (row["file_name"], row["sheet"]) if part),
        "received": fmt.day(row["received_on"]),
        "export": f"{row['export_code']} {row['export_zh']}" if is_read else "—",
        "balance": t(f"balance.{'ok' if row['is_balanced'] else 'off'}" if is_read else "balance.unread"),
        "force": t("force.now" if row["in_force_to"] is None else "force.replaced") if is_read else "—",
    }


def _shown(rows: Rows, columns: Rows) -> Rows:
    """Only what a grid shows: dates and other types of the rest cannot travel to the browser as they are."""
    return [{column["field"]: row[column["field"]] for column in columns} for row in rows]


def _deliveries(view: View, sheet: Sheet) -> html.Section:
    rows = sheet.rows
    read = [row for row in rows if row["export_code"]]
    unbalanced = sum(not row["is_balanced"] for row in read)
    form = "unbalanced" if unbalanced else "balanced"
    parts = [t(f"data.{form}", count=len(read), off=unbalanced)]
    if len(read) < len(rows):
        parts.append(t("data.unread", count=len(rows) - len(read)))
    title = clauses(parts) if rows else t("data.nothing_yet")
    body: list[Component] = [grid("deliveries", _shown(rows, DELIVERY_COLUMNS), DELIVERY_COLUMNS)]
    return panel(
        title,
        [*body, *_problems(view)],
        eyebrow=t("data.deliveries_eyebrow"),
        source=sheet.source,
        anchor="deliveries",
        takeaway=taken_away(view, sheet),
    )


def _problems(view: View) -> list[Component]:
    rows = rows_of(deliveries.problems(view.snapshot))
    items = [
        html.Li(
            [
                html.B(listed([str(part) for part in (row["file_name"], row["sheet"]) if part])),
                " ",
                html.Span(row["message_zh"], lang="zh-CN"),
            ]
        )
        for row in rows
    ]
    return [html.H3(t("data.problems")), html.Ul(items, className="bullets")] if rows else []


def _cell_rows(view: View) -> Rows:
    return [
        {
            **row,
            "severity_word": t(f"cell.{row['severity']}"), "treated": t(f"cell.{row['severity']}"),
            "reason": row["reason_zh"], "heading": row["column_zh"], "written": row["value"],
            "place": fmt.place_in_file(row),
        }
        for row in rows_of(deliveries.cell_issues(view.snapshot, MOST_CELLS))
    ]  # fmt: skip


def _cells(view: View, sheet: Sheet) -> html.Section:
    counts = deliveries.cell_issue_counts(view.snapshot)
    told = [t(f"cell.{key}_count", count=counts[key]) for key in SEVERITIES if counts.get(key)]
    total = sum(counts.values())
    capped = t("data.capped", total=total, most=MOST_CELLS) if total > MOST_CELLS else ""
    return panel(
        listed(told) or t("data.no_cells"),
        [
            html.P(capped, className="note") if capped else html.Span(),
            grid("cells", _shown(sheet.rows, CELL_COLUMNS), CELL_COLUMNS),
        ],
        eyebrow=t("data.cells_eyebrow"),
        source=t("data.masked", source=sheet.source),
        anchor="cells",
        takeaway=taken_away(view, sheet),
    )


def _check_rows(view: View) -> Rows:
    made = []
    for row in rows_of(deliveries.quality(view.snapshot)):
        passed = t("check.passed" if row["success"] else "check.failed")
        made.append({**row, "passed": passed, "result": passed, "check": row["check_name"]})
    return made


def _checks(view: View, sheet: Sheet) -> html.Section:
    rows = sheet.rows
    failed = sum(not row["success"] for row in rows)
    return panel(
        t("data.checks", count=len(rows), failed=failed) if rows else t("data.no_checks"),
        grid("checks", _shown(rows, QUALITY_COLUMNS), QUALITY_COLUMNS),
        eyebrow=t("data.checks_eyebrow"),
        source=sheet.source,
        anchor="quality",
        takeaway=taken_away(view, sheet),
    )
