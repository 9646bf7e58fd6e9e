"""People who look around: each opens a page, reads, follows one of its links or opens one of its figures.

They ask what a browser would ask, in the browser's own messages, and read the answers: which snapshot is shown, and
which links there are to follow.
"""

from __future__ import annotations

import gzip
import http.client
import json
import random
import re
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from dashboards.kept import UPDATES

READING_SECONDS = 3.0
PATIENCE = 30.0
SHOWN = re.compile(r'"data-snapshot":\s*"([^"]+)"')
SNAPSHOT = re.compile(r"\b20\d{6}-\d{6}-[0-9a-f]{6}\b")
FAILED = re.compile(r'"className":\s*"message"|这一项没有读出来|这份快照已经不在了')
LINK = re.compile(r'"href":\s*"(/(?!download|assets|code)[^"]*)"')
FIGURE = re.compile(r'"href":\s*"#((?:figure|score|finding|record)=[^"]+)"')
PAGE = (".._pages_content.children..._pages_store.data..", ("_pages_content.children", "_pages_store.data"))
DRAWER = (
    "..drawer.opened...drawer.title...drawer.children...drawer.closeButtonProps..",
    ("drawer.opened", "drawer.title", "drawer.children", "drawer.closeButtonProps"),
)


@dataclass(frozen=True)
class Visit:
    """One question and its answer. `snapshots`: every snapshot that page and drawer together show."""

    kind: str
    asked: str
    seconds: float
    is_good: bool
    snapshots: frozenset[str]


def p95(seconds: list[float]) -> float:
    """The time that 95 of 100 stay below."""
    return sorted(seconds)[min(len(seconds) - 1, int(len(seconds) * 0.95))]


def crowd(address: str, users: int, seconds: float, halfway: Callable[[], None]) -> list[Visit]:
    """What everybody met; `halfway` is called in the middle. Each person's way is drawn from a seed of his own."""
    visits: list[Visit] = []
    until = time.monotonic() + seconds
    people = [
        threading.Thread(target=_look_around, args=(address, seed, until, visits)) for seed in range(users)
    ]
    for person in people:
        person.start()
    time.sleep(seconds / 2)
    halfway()
    for person in people:
        person.join()
    return visits


def _look_around(address: str, seed: int, until: float, visits: list[Visit]) -> None:
    chance = random.Random(seed)
    line = http.client.HTTPConnection(urlsplit(address).netloc, timeout=PATIENCE)
    time.sleep(chance.uniform(0, READING_SECONDS))
    page, links, figures, shown = "/", ["/"], [""], ""
    while time.monotonic() < until:
        if figures and chance.random() < 0.4 and shown:
            asked = {"fragment": chance.choice(figures).replace("&amp;", "&"), "snapshot": shown}
            visit, _ = _ask(line, DRAWER, {"opened.data": asked}, {"url.search": _search(page)}, shown)
        else:
            page = chance.choice(links) if chance.random() < 0.8 else "/"
            path = page.split("#")[0].split("?")[0]
            given = {"_pages_location.pathname": path, "_pages_location.search": _search(page)}
            visit, text = _ask(line, PAGE, given, {}, "")
            links = LINK.findall(text) or ["/"]
            figures = FIGURE.findall(text)
            shown = next(iter(SHOWN.findall(text)), "")
        visits.append(visit)
        time.sleep(chance.expovariate(1 / READING_SECONDS))


def _search(page: str) -> str:
    parts = urlsplit(page)
    return f"?{parts.query}" if parts.query else ""


def _ask(
    line: http.client.HTTPConnection,
    callback: tuple[str, tuple[str, ...]],
    inputs: dict[str, Any],
    state: dict[str, Any],
    shown: str,
) -> tuple[Visit, str]:
    output, outputs = callback
    body = {
        "output": output,
        "outputs": [_named(name) for name in outputs],
        "inputs": [{**_named(name), "value": value} for name, value in inputs.items()],
        "state": [{**_named(name), "value": value} for name, value in state.items()],
        "changedPropIds": [next(iter(inputs))],
    }
    headers = {"Content-Type": "application/json", "Accept-Encoding": "gzip"}
    start = time.perf_counter()
    try:
        status, raw, packing = _posted(line, json.dumps(body), headers)
    except (OSError, http.client.HTTPException):
        line.close()
        status, raw, packing = 0, b"", None
    seconds = time.perf_counter() - start
    text = (gzip.decompress(raw) if packing == "gzip" else raw).decode("utf-8")
    is_good = status == 200 and not FAILED.search(text)
    kind = "page" if callback is PAGE else "drawer"
    # The page of what changed between snapshots names others rightly.
    named = set((SHOWN if "/changes" in json.dumps(inputs) else SNAPSHOT).findall(text))
    named |= {shown} if shown else set()
    return Visit(kind, json.dumps(inputs), seconds, is_good, frozenset(named)), text


def _posted(
    line: http.client.HTTPConnection, body: str, headers: dict[str, str]
) -> tuple[int, bytes, str | None]:
    """Status, bytes and packing of the answer. A connection that rested too long is made anew, as a browser does."""
    try:
        line.request("POST", UPDATES, body, headers)
        answer = line.getresponse()
    except (http.client.RemoteDisconnected, BrokenPipeError, ConnectionResetError):
        line.close()
        line.request("POST", UPDATES, body, headers)
        answer = line.getresponse()
    return answer.status, answer.read(), answer.headers["Content-Encoding"]


def _named(name: str) -> dict[str, str]:
    component, _, prop = name.partition(".")
    return {"id": component, "property": prop}
