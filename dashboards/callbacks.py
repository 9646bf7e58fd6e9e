"""What happens between page loads: choices become addresses, a fragment opens the drawer, news is announced."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qsl

from dash import ALL, MATCH, ClientsideFunction, Dash, Input, Output, State, html, no_update
from dash.development.base_component import Component

from dashboards import drawer, kept, view
from dashboards.components.opening import opened_by
from dashboards.looks import dressed
from dashboards.queries.pool import Pool
from dashboards.words import speaking, t
from muster.snapshots import NoSnapshot

LOG = logging.getLogger("muster.dashboards")


def register(app: Dash, pool: Pool) -> None:
    """Attach every callback to an app."""
    attach: Any = app.clientside_callback
    choice = {"type": "choice", "name": ALL, "shown": ALL}
    every_grid = {"type": "grid", "name": ALL}
    this_grid = {"type": "grid", "name": MATCH}
    in_browser: list[tuple[str, list[Any], bool]] = [
        ("choose", [Output("url", "pathname"), Output("url", "search"), Input(choice, "value"),
                    State(choice, "id")], True),
        ("follow", [Output("kept", "data"), Input({"type": "chart", "name": ALL}, "clickData")], True),
        ("search", [Output("catalogue-list", "className"), Input("catalogue-search", "value")], True),
        ("searched", [Output("catalogue-search", "value"), Input("catalogue-search", "id")], False),
        ("opened", [Output("opened", "data"), Input("url", "hash"), State("opened", "data")], False),
        ("closed", [Output("kept", "data", allow_duplicate=True), Input("drawer", "opened")], True),
        ("tick", [Output("ticked", "data"), Input("snapshot-clock", "n_intervals")], True),
        ("selected", [Output("kept", "data", allow_duplicate=True), Input(every_grid, "selectedRows")], True),
        ("filtered", [Output("kept", "data", allow_duplicate=True), Input(every_grid, "filterModel"),
                      State(every_grid, "id")], True),
        ("filter", [Output(this_grid, "filterModel"), Input(this_grid, "id")], False),
        ("scheme", [Output("mantine", "forceColorScheme"), Input("url", "search")], False),
    ]  # fmt: skip
    for name, parts, is_quiet in in_browser:
        attach(ClientsideFunction("muster", name), *parts, prevent_initial_call=is_quiet)
    _register_drawer(app, pool)
    _register_clock(app, pool)


def _register_drawer(app: Dash, pool: Pool) -> None:
    @app.callback(
        Output("drawer", "opened"),
        Output("drawer", "title"),
        Output("drawer", "children"),
        Output("drawer", "closeButtonProps"),
        Input("opened", "data"),
        State("url", "search"),
        prevent_initial_call=True,
    )
    def open_drawer(asked: dict[str, Any] | None, search: str | None) -> tuple[Any, ...]:
        """Contents of the drawer for what the fragment opens, on the snapshot that the page shows."""
        opened = opened_by(asked["fragment"] if asked else None)
        if not opened:
            return False, no_update, no_update, no_update
        parameters = dict(parse_qsl((search or "").lstrip("?")))
        with speaking(view.language_of(parameters)):
            close = {"aria-label": t("drawer.close")}
            try:
                shown = {"snapshot": asked["snapshot"]} if asked and asked["snapshot"] else {}
                seen = replace(view.read(pool, {**parameters, **shown}), is_pinned="snapshot" in parameters)
                with dressed(seen):
                    contents = drawer.contents(seen, opened)
                    kept.lasting(seen.snapshot.id)
                    return True, drawer.title(opened), contents, close
            except NoSnapshot:
                said = t("drawer.gone")
            except Exception:
                LOG.exception("drawer failed on %s", opened)
                said = t("drawer.failed")
            return True, drawer.title(opened), [html.P(said)], close


def _register_clock(app: Dash, pool: Pool) -> None:
    @app.callback(
        Output("snapshot-news", "children"),
        Input("ticked", "data"),
        State("url", "search"),
        prevent_initial_call=True,
    )
    def announce(ticked: dict[str, Any], search: str | None) -> list[Component]:
        current = pool.current_id()
        if current is None or current == ticked["snapshot"] or "snapshot=" in (search or ""):
            return []
        with speaking(view.language_of(dict(parse_qsl((search or "").lstrip("?"))))):
            link = html.A(t("news.reload"), href=search or "?")
            return [html.P([t("news.published", snapshot=current), " ", link])]
