"""A served app on a hand-made snapshot, and a browser that must not leave this machine."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Request, ViewportSize, sync_playwright
from werkzeug.serving import make_server

from catalogue.paths import Home
from dashboards.app import create_app
from dashboards.queries.pool import Pool, Snapshot
from tests.dashboards.filed_reports import file_reports
from tests.dashboards.fixture_snapshot import FIRST, publish
from tests.dashboards.watched import Watched

DESK: ViewportSize = {"width": 1366, "height": 768}
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-software-rasterizer", "--disable-dev-shm-usage"]
CHROMIUM = Path("/usr/bin/chromium")


@pytest.fixture(scope="session")
def filled_home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A HOME with one published snapshot and reports made on it."""
    home = Home(tmp_path_factory.mktemp("filled"))
    publish(home, FIRST)
    file_reports(home)
    return home


@pytest.fixture(scope="session")
def snapshot(filled_home: Home) -> Snapshot:
    """The published snapshot, opened."""
    return Pool(filled_home).snapshot()


@pytest.fixture(scope="session")
def serve_home() -> Iterator[Callable[[Home], str]]:
    """Serve a HOME on a free port of this machine; gives the address."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    servers = []

    def start(home: Home) -> str:
        server = make_server("127.0.0.1", 0, create_app(home).server, threaded=True)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.port}"

    yield start
    for server in servers:
        server.shutdown()


@pytest.fixture(scope="session")
def filled_address(filled_home: Home, serve_home: Callable[[Home], str]) -> str:
    """Address of the app on the filled HOME."""
    return serve_home(filled_home)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium."""
    if not CHROMIUM.exists():
        pytest.skip("Chromium is not installed")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield started
        started.close()


@pytest.fixture(scope="session")
def chromium(browser: Browser) -> BrowserContext:
    """One reader: the cache is shared between the pages."""
    return browser.new_context(viewport=DESK, reduced_motion="reduce")


@pytest.fixture
def watched(chromium: BrowserContext) -> Iterator[Watched]:
    """A fresh page at 1366×768 that records foreign requests and console errors."""
    page = chromium.new_page()
    seen = Watched(page)

    def note_request(request: Request) -> None:
        if not request.url.startswith(("http://127.0.0.1:", "data:", "blob:")):
            seen.outside.append(request.url)

    page.on("request", note_request)
    page.on("console", lambda message: seen.errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: seen.errors.append(str(error)))
    yield seen
    page.close()
