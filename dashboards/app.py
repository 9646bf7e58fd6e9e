"""The dashboards as a Dash app on the published snapshots of one HOME."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

import dash
import dash_mantine_components as dmc
import duckdb
from dash import dcc, html
from dash.development.base_component import Component
from flask import current_app, request
from flask_compress import Compress

from catalogue.paths import Home
from dashboards import callbacks, view
from dashboards.components import messages
from dashboards.components.shell import shell
from dashboards.pages.registry import NAVIGATION, PAGES, Page
from dashboards.queries.pool import Pool
from muster.snapshots import NoSnapshot

LOG = logging.getLogger("muster.dashboards")
ASSETS = Path(__file__).with_name("assets")
POOL = "MUSTER_SNAPSHOTS"
CLOCK_MS = 20_000
INDEX = """<!DOCTYPE html>
<html lang="zh-CN">
  <head>
    {%metas%}
    <title>{%title%}</title>
    <link rel="icon" href="assets/favicon.svg" type="image/svg+xml">
    {%css%}
  </head>
  <body>
    {%app_entry%}
    <footer>{%config%}{%scripts%}{%renderer%}</footer>
  </body>
</html>"""
THEME = {
    "fontFamily": "inherit",
    "primaryColor": "muster",
    "colors": {
        "muster": [
            *("#eef4f4", "#dbe7e8", "#b7cfd1", "#8fb4b8", "#6a9ca1"),
            *("#498489", "#356d74", "#24545c", "#1c434a", "#143338"),
        ]
    },
    "defaultRadius": "sm",
}  # fmt: skip


def create_app(home: Home) -> dash.Dash:
    """The app; it reads `home`'s current snapshot anew at every page load. Opens no file itself."""
    app = dash.Dash(
        "dashboards",
        title="点验",
        update_title="",
        assets_folder=str(ASSETS),
        pages_folder="",
        use_pages=True,
        index_string=INDEX,
        serve_locally=True,
        suppress_callback_exceptions=True,
        enable_mcp=False,
        include_pages_meta=False,
        meta_tags=[{"name": "viewport", "content": "width=device-width, initial-scale=1"}],
    )
    Compress(app.server)
    pool = Pool(home)
    app.server.config[POOL] = pool
    register: Any = dash.register_page
    for page in PAGES:
        place: dict[str, Any] = (
            {"path_template": page.address} if "<" in page.address else {"path": page.address}
        )
        register(page.name, title=f"{page.title} · 点验", name=page.title, layout=_layout(page), **place)
    register("not_found_404", title="没有这个页面 · 点验", layout=_not_found)
    app.layout = _frame
    callbacks.register(app, pool)
    return app


def _frame() -> Component:
    """What stays while pages change."""
    frame: Component = dmc.MantineProvider(
        [
            dcc.Location(id="url", refresh="callback-nav"),
            html.Div(id="snapshot-news", className="news", role="status"),
            dash.page_container,
            dmc.Drawer(
                id="trace-drawer",
                title="来源行",
                position="right",
                size="min(620px, 100%)",
                padding="md",
                opened=False,
            ),
            dcc.Interval(id="snapshot-clock", interval=CLOCK_MS),
        ],
        theme=THEME,
        forceColorScheme="light",
    )
    return frame


def _layout(page: Page) -> Callable[..., Component]:
    """A page's layout: reads the view from the address, then renders; what cannot be shown says what to do."""

    def layout(**parameters: Any) -> Component:
        try:
            seen = view.read(current_app.config[POOL], parameters)
            if page.needs_figures and seen.as_of is None:
                contents: list[Component] = [messages.no_figures()]
            else:
                contents = page.render(seen, **parameters)
            return shell(seen, NAVIGATION, _path_of(page, parameters), contents)
        except NoSnapshot as reason:
            return messages.no_snapshot(str(reason))
        except duckdb.Error:
            LOG.exception("snapshot cannot be read for %s", page.name)
            return messages.unreadable()

    return layout


def _path_of(page: Page, parameters: dict[str, Any]) -> str:
    path = page.address
    for name, value in parameters.items():
        path = path.replace(f"<{name}>", str(value))
    return path


def _not_found(**_: Any) -> Component:
    return html.Div(
        [
            messages.not_found(request.args.get("path", "")),
            dcc.Link("回到总览", href="/", className="message"),
        ]
    )
