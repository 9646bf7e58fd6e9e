"""What happens between page loads: choices become addresses, a row opens its drawer, a new snapshot is announced."""

from __future__ import annotations

from typing import Any

import duckdb
from dash import ALL, ClientsideFunction, Dash, Input, Output, State, html
from dash.development.base_component import Component

from dashboards.components.evidence import source_details
from dashboards.queries import evidence
from dashboards.queries.pool import Pool
from muster.snapshots import NoSnapshot


def register(app: Dash, pool: Pool) -> None:
    """Attach every callback to an app."""
    in_browser = "muster"
    attach: Any = app.clientside_callback
    attach(
        ClientsideFunction(in_browser, "choose"),
        Output("url", "search"),
        Input({"type": "choice", "name": ALL, "shown": ALL}, "value"),
        State({"type": "choice", "name": ALL, "shown": ALL}, "id"),
        prevent_initial_call=True,
    )
    attach(
        ClientsideFunction(in_browser, "follow"),
        Output("url", "href"),
        Input({"type": "chart", "name": ALL}, "clickData"),
        prevent_initial_call=True,
    )
    attach(
        ClientsideFunction(in_browser, "search"),
        Output("catalogue-list", "className"),
        Input("catalogue-search", "value"),
        prevent_initial_call=True,
    )
    attach(
        ClientsideFunction(in_browser, "close"),
        Output("evidence-grid", "selectedRows"),
        Input("trace-drawer", "opened"),
        prevent_initial_call=True,
    )
    _register_drawer(app, pool)
    _register_clock(app, pool)


def _register_drawer(app: Dash, pool: Pool) -> None:
    @app.callback(
        Output("trace-drawer", "opened"),
        Output("trace-drawer", "children"),
        Input("evidence-grid", "selectedRows"),
        State("page-snapshot", "data"),
        prevent_initial_call=True,
    )
    def open_row(selected: Any, snapshot_id: str) -> tuple[bool, list[Component]]:
        record_id = _selected_id(selected)
        if record_id is None:
            return False, []
        try:
            row = evidence.source_row(pool.snapshot(snapshot_id), record_id)
        except (NoSnapshot, duckdb.Error):
            return True, [html.P("这份快照已经不在了。请刷新本页，在新快照上再看。")]
        return True, source_details(row, record_id)


def _selected_id(selected: Any) -> str | None:
    if isinstance(selected, dict):
        ids = selected.get("ids") or []
        return str(ids[0]) if ids else None
    return str(selected[0]["record_id"]) if selected else None


def _register_clock(app: Dash, pool: Pool) -> None:
    @app.callback(
        Output("snapshot-news", "children"),
        Input("snapshot-clock", "n_intervals"),
        State("page-snapshot", "data"),
        State("url", "search"),
        prevent_initial_call=True,
    )
    def announce(_: int, shown: str | None, search: str | None) -> list[Component]:
        current = pool.current_id()
        if current is None or current == shown or "snapshot=" in (search or ""):
            return []
        return [
            html.P(["已发布新快照 ", current, "，本页还是旧的。 ", html.A("刷新看新数", href=search or "?")])
        ]
