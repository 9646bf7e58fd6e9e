"""AG Grid as every page uses it: in the reader's language, wrapped text, nothing cut off, colours of the page."""

from __future__ import annotations

from typing import Any

import dash_ag_grid as dag
from dash import html
from dash.development.base_component import Component

from dashboards.components.panels import plain_table
from dashboards.words import t

LOCALE = (
    "page", "to", "of", "more", "firstPage", "lastPage", "nextPage", "previousPage", "pageSizeSelectorLabel",
    "noRowsToShow", "loadingOoo", "filterOoo", "equals", "notEqual", "contains", "notContains", "startsWith",
    "endsWith", "blank", "notBlank", "andCondition", "orCondition", "greaterThan", "greaterThanOrEqual", "lessThan",
    "lessThanOrEqual", "inRange", "inRangeStart", "inRangeEnd", "noMatchingRows", "copy", "ariaFilterInput",
    "pageLastRowUnknown",
)  # fmt: skip
THEME = (
    "themeQuartz.withParams({accentColor: 'var(--accent)', backgroundColor: 'var(--card)',"
    " foregroundColor: 'var(--ink)',"
    " headerBackgroundColor: 'var(--faint)', borderColor: 'var(--rule)', fontFamily: 'inherit',"
    " fontSize: 'var(--t-note)', headerFontSize: 'var(--t-note)', browserColorScheme: 'inherit',"
    " wrapperBorderRadius: 6,"
    " spacing: 6, oddRowBackgroundColor: 'var(--card)', rowHoverColor: 'var(--accent-wash)',"
    " selectedRowBackgroundColor: 'var(--accent-wash)', menuBackgroundColor: 'var(--card)',"
    " inputBackgroundColor: 'var(--card)'})"
)


def grid(
    name: str,
    rows: list[dict[str, Any]],
    columns: list[dict[str, Any]],
    *,
    row_id: str = "",
    page_size: int = 20,
) -> html.Div:
    """A grid with its own pages, the first as a plain table on paper; `row_id` names the field that identifies a row:
    its rows open the drawer at the fragment in their field `opens`.

    Column definitions name their heading by a key of the messages. Filters are kept in the address's fragment.
    """
    options: dict[str, Any] = {
        "theme": {"function": THEME},
        "localeText": {word: t(f"grid.{word}") for word in LOCALE},
        "pagination": len(rows) > page_size,
        "paginationPageSize": page_size,
        "paginationPageSizeSelector": [page_size, 50, 100],
        "domLayout": "autoHeight",
        "enableCellTextSelection": True,
        "ensureDomOrder": True,
        "suppressCellFocus": False,
        "animateRows": False,
    }
    if row_id:
        options["rowSelection"] = {"mode": "singleRow", "checkboxes": False, "enableClickSelection": True}
    identity = {"getRowId": f"params.data.{row_id}"} if row_id else {}
    said = [{**column, "headerName": t(f"column.{column['headerName']}")} for column in columns]
    made = dag.AgGrid(
        id={"type": "grid", "name": name},
        rowData=rows,
        columnDefs=said,
        defaultColDef={
            "sortable": True, "filter": True, "resizable": True, "wrapText": True, "autoHeight": True,
            "wrapHeaderText": True, "autoHeaderHeight": True, "cellStyle": {"lineHeight": "1.5", "padding": "6px 10px"},
        },
        dashGridOptions=options,
        style={"height": None, "width": "100%"},
        **identity,
    )  # fmt: skip
    return html.Div([made, _on_paper(said, rows, page_size)], id=f"{name}-grid", className="grid")


def _on_paper(columns: list[dict[str, Any]], rows: list[dict[str, Any]], most: int) -> html.Div:
    """The first rows as a plain table: a grid cannot be laid out for paper."""
    shown = [[row.get(column["field"]) for column in columns] for row in rows[:most]]
    parts: list[Component] = [plain_table([column["headerName"] for column in columns], shown, numeric=set())]
    if len(rows) > most:
        parts.append(html.P(t("grid.on_paper", count=len(rows), shown=most), className="source"))
    return html.Div(parts, className="on-paper")
