"""Answers given before, as they were sent.

A page or an open drawer is a function of its address on a snapshot that never changes, and of light or dark; so it is
made once and then given again, compressed as it is. Whoever asks for the same while it is being made waits for it
instead of making it too. What can change under a snapshot (pages with `is_lasting` false) and what failed is made anew
each time.
"""

from __future__ import annotations

import json
import threading
from collections import OrderedDict
from typing import Any

from flask import Flask, Response, g, request

from dashboards.looks import system_scheme
from dashboards.queries.pool import Pool

UPDATES = "/_dash-update-component"
KEPT_BYTES = 96_000_000
LOCKS = 64
HEADERS = ("Content-Type", "Content-Encoding", "Vary")
Key = tuple[str, ...]


class Answers:
    """Bodies and headers by key, the least lately used left out first. Safe to use from several threads."""

    def __init__(self, most_bytes: int = KEPT_BYTES) -> None:
        self.most_bytes = most_bytes
        self.size = 0
        self._answers: OrderedDict[Key, tuple[bytes, dict[str, str]]] = OrderedDict()
        self._lock = threading.Lock()
        self._making = [threading.Lock() for _ in range(LOCKS)]

    def making(self, key: Key) -> threading.Lock:
        """Held by whoever makes the answer to `key`."""
        return self._making[hash(key) % LOCKS]

    def get(self, key: Key) -> tuple[bytes, dict[str, str]] | None:
        """The answer to `key`; None where there is none."""
        with self._lock:
            if key in self._answers:
                self._answers.move_to_end(key)
            return self._answers.get(key)

    def put(self, key: Key, body: bytes, headers: dict[str, str]) -> None:
        """Keep an answer. One that alone is above `most_bytes` is not kept."""
        if len(body) > self.most_bytes:
            return
        with self._lock:
            known = self._answers.pop(key, None)
            self.size += len(body) - (len(known[0]) if known else 0)
            self._answers[key] = (body, headers)
            while self.size > self.most_bytes:
                _, (oldest, _) = self._answers.popitem(last=False)
                self.size -= len(oldest)


def lasting(snapshot_id: str) -> None:
    """Say of the answer being made that it was drawn from this snapshot alone and succeeded."""
    g.drawn_from = snapshot_id


def register(server: Flask, pool: Pool) -> None:
    """Answer from what is kept, and keep. Registered before compression, so that compressed bytes are what is kept."""
    answers = Answers()

    @server.before_request
    def again() -> Response | None:
        key = _key(pool.current_id())
        if key is None:
            return None
        g.asked, g.making = key, answers.making(key)
        g.making.acquire()
        found = answers.get(key)
        return Response(found[0], headers=found[1]) if found else None

    @server.after_request
    def keep(response: Response) -> Response:
        asked, drawn_from = g.get("asked"), g.get("drawn_from")
        if asked and drawn_from and response.status_code == 200 and _holds(asked, drawn_from):
            headers = {name: response.headers[name] for name in HEADERS if name in response.headers}
            answers.put(asked, response.get_data(), headers)
        return response

    @server.teardown_request
    def release(_: BaseException | None) -> None:
        if g.get("making") is not None:
            g.making.release()
            g.making = None


def _key(current: str | None) -> Key | None:
    """Current snapshot, what is asked, with which values, light or dark, packing; None for other requests."""
    if request.path != UPDATES or current is None:
        return None
    asked: dict[str, Any] = request.get_json(silent=True) or {}
    given = [part.get("value") for name in ("inputs", "state") for part in asked.get(name) or []]
    accepted = request.headers.get("Accept-Encoding", "")
    return (current, str(asked.get("output")), json.dumps(given, sort_keys=True), system_scheme(), accepted)


def _holds(key: Key, drawn_from: str) -> bool:
    """Whether the key names the snapshot that was drawn from: a new one may have come while it was being made."""
    current, _, given, *_ = key
    return drawn_from == current or drawn_from in given
