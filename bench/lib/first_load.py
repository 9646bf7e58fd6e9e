"""What a first visit takes in headless Chromium with an empty cache: bytes over the wire, largest paint, contents."""

from __future__ import annotations

import shutil
import statistics
import time
from dataclasses import dataclass

from playwright.sync_api import CDPSession, Page, sync_playwright

ROUNDS = 3
LARGEST_PAINT = """() => new Promise((tell) => {
    new PerformanceObserver((list) => tell(list.getEntries().at(-1).startTime))
        .observe({ type: 'largest-contentful-paint', buffered: true });
})"""


@dataclass(frozen=True)
class FirstLoad:
    """Megabytes as sent, seconds to the largest contentful paint and until the contents stand."""

    megabytes: float
    painted: float
    stands: float


def first_load(address: str, selector: str) -> FirstLoad:
    """The median of several first visits, each in a browser context of its own."""
    with sync_playwright() as playwright:
        found = shutil.which("chromium") or shutil.which("chromium-browser")
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        loads = []
        for _ in range(ROUNDS):
            context = browser.new_context(viewport={"width": 1366, "height": 768})
            page = context.new_page()
            loads.append(_visit(page, context.new_cdp_session(page), address, selector))
            context.close()
        browser.close()
    return FirstLoad(
        *(
            statistics.median(getattr(load, name) for load in loads)
            for name in ("megabytes", "painted", "stands")
        )
    )


def _visit(page: Page, session: CDPSession, address: str, selector: str) -> FirstLoad:
    sent: list[float] = []
    session.send("Network.enable")
    session.on("Network.loadingFinished", lambda event: sent.append(event["encodedDataLength"]))
    start = time.perf_counter()
    page.goto(address)
    page.wait_for_selector(selector, timeout=60_000)
    stands = time.perf_counter() - start
    page.wait_for_load_state("networkidle")
    painted = float(page.evaluate(LARGEST_PAINT)) / 1000
    return FirstLoad(sum(sent) / 1_000_000, painted, stands)
