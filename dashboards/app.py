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
from dashboards import callbacks, downloads, kept, plotly_bundle, view, words
from dashboards.components import messages
from dashboards.components.shell import shell
from dashboards.looks import dressed
from dashboards.pages.registry import NAVIGATION, PAGES, Page
from dashboards.queries.pool import Pool
from dashboards.words import t
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
    <link rel="icon" href="/assets/favicon.svg" type="image/svg+xml">
    <script src="/assets/looks.js"></script>
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
        title=t("shell.brand"),
        update_title="",
        assets_folder=str(ASSETS),
        assets_ignore="looks.js",
        pages_folder="",
        use_pages=True,
        index_string=INDEX,
        serve_locally=True,
        suppress_callback_exceptions=True,
        enable_mcp=False,
        include_pages_meta=False,
        meta_tags=[{"name": "viewport", "content": "width=device-width, initial-scale=1"}],
    )
    pool = Pool(home)
    app.server.config[POOL] = pool
    kept.register(app.server, pool)
    plotly_bundle.register(app.server)
    Compress(app.server)
    register: Any = dash.register_page
    for page in PAGES:
        place: dict[str, Any] = (
            {"path_template": page.address} if "<" in page.address else {"path": page.address}
        )
        register(page.name, title=_titled(page.title), name=page.name, layout=_layout(page), **place)
    register("not_found_404", title=_titled("page.not_found"), layout=_not_found)
    app.layout = _frame
    callbacks.register(app, pool)
    downloads.register(app.server, pool)
    return app


def _titled(key: str) -> Callable[..., str]:
    def title(**parameters: Any) -> str:
        with words.speaking(_asked_language()):
            return f"{t(key)} · {t('shell.brand')}"

    return title


def _frame() -> Component:
    """What stays while pages change."""
    frame: Component = dmc.MantineProvider(
        [
            dcc.Location(id="url", refresh="callback-nav"),
            dcc.Store(id="opened"),
            dcc.Store(id="kept"),
            dcc.Store(id="ticked"),
            html.Div(id="snapshot-news", className="news", role="status"),
            dash.page_container,
            dmc.Drawer(
                id="drawer",
                position="right",
                size="min(760px, 100%)",
                padding="md",
                opened=False,
                returnFocus=True,
                trapFocus=True,
                closeOnEscape=True,
            ),
            dcc.Interval(id="snapshot-clock", interval=CLOCK_MS),
        ],
        id="mantine",
        theme=THEME,
    )
    return frame


def _layout(page: Page) -> Callable[..., Component]:
    """A page's layout: reads the view from the address, then renders; what cannot be shown says what to do."""

    def layout(**parameters: Any) -> Component:
        with words.speaking(view.language_of(parameters)):
            try:
                seen = view.read(current_app.config[POOL], parameters, page.path(parameters))
            except NoSnapshot as reason:
                return messages.no_snapshot(str(reason))
            except duckdb.Error:
                LOG.exception("snapshot cannot be read for %s", page.name)
                return messages.unreadable()
            with dressed(seen):
                return shell(seen, NAVIGATION, _contents(page, seen, parameters))

    return layout


def _contents(page: Page, seen: view.View, parameters: dict[str, Any]) -> list[Component]:
    """What a page shows; a page that fails says so inside its frame, and the others stay within reach."""
    try:
        if page.needs_figures and seen.as_of is None:
            return [messages.no_figures()]
        contents = page.render(seen, **parameters)
        if page.is_lasting:
            kept.lasting(seen.snapshot.id)
        return contents
    except duckdb.Error:
        LOG.exception("snapshot lacks what %s shows", page.name)
        return [messages.unreadable()]
    except Exception:
        LOG.exception("%s failed", page.name)
        return [messages.broken()]


def _asked_language() -> str:
    return view.language_of(request.args.to_dict())


def _not_found(**parameters: Any) -> Component:
    with words.speaking(view.language_of(parameters)):
        return html.Div(messages.not_found())
