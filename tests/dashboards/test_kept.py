"""An answer is made once for each address and snapshot, and never outlives what it shows."""

from __future__ import annotations

import gzip
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from catalogue.paths import Home
from dashboards import app, kept, view
from dashboards.looks import COOKIE
from dashboards.pages import registry
from tests.dashboards.fixture_snapshot import FIRST, publish

SECOND = "20241016-080000-bbbb"
PAGE = ".._pages_content.children..._pages_store.data.."


def asked(client: FlaskClient, path: str, search: str = "", packing: str = "") -> bytes:
    """What the browser gets for a page."""
    given = [("pathname", path), ("search", search)]
    body = {
        "output": PAGE,
        "outputs": [
            {"id": "_pages_content", "property": "children"},
            {"id": "_pages_store", "property": "data"},
        ],
        "inputs": [{"id": "_pages_location", "property": name, "value": value} for name, value in given],
        "changedPropIds": ["_pages_location.pathname"],
    }
    answer = client.post(kept.UPDATES, json=body, headers={"Accept-Encoding": packing})
    assert answer.status_code == 200
    return answer.data


@pytest.fixture
def readings(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The path of every view that is read anew, in order."""
    made: list[str] = []
    read = view.read

    def counted(pool: Any, parameters: dict[str, Any], path: str = "/") -> view.View:
        made.append(path)
        return read(pool, parameters, path)

    monkeypatch.setattr(view, "read", counted)
    return made


@pytest.fixture
def home(tmp_path: Path) -> Home:
    home = Home(tmp_path)
    publish(home, FIRST)
    return home


def client_of(home: Home) -> FlaskClient:
    return app.create_app(home).server.test_client()


def test_a_page_is_made_once_for_each_address(home: Home, readings: list[str]) -> None:
    client = client_of(home)
    first = asked(client, "/data")
    assert asked(client, "/data") == first
    assert readings == ["/data"]
    assert asked(client, "/data", "?lang=en") != first
    assert readings == ["/data", "/data"]


def test_a_page_is_made_anew_on_a_new_snapshot_and_a_pinned_one_stays(
    home: Home, readings: list[str]
) -> None:
    client = client_of(home)
    assert FIRST in asked(client, "/data").decode()
    publish(home, SECOND)
    newest = asked(client, "/data").decode()
    assert SECOND in newest and FIRST not in newest
    assert FIRST in asked(client, "/data", f"?snapshot={FIRST}").decode()
    assert FIRST in asked(client, "/data", f"?snapshot={FIRST}").decode()
    assert readings == ["/data"] * 3


def test_a_pinned_snapshot_opens_while_none_is_current(home: Home) -> None:
    client = client_of(home)
    home.current.unlink()
    assert FIRST in asked(client, "/data", f"?snapshot={FIRST}").decode()


def test_a_page_that_failed_is_made_again(
    home: Home, readings: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    client = client_of(home)
    with monkeypatch.context() as patched:
        patched.setattr(app, "_contents", lambda *_: [app.messages.broken()])
        broken = asked(client, "/data")
    assert asked(client, "/data") != broken
    assert len(readings) == 2


def test_a_page_that_shows_more_than_its_snapshot_is_made_every_time(
    home: Home, readings: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    passing = tuple(replace(page, is_lasting=False) for page in registry.PAGES)
    monkeypatch.setattr(app, "PAGES", passing)
    client = client_of(home)
    asked(client, "/data")
    asked(client, "/data")
    assert len(readings) == 2


def test_light_and_dark_readers_get_charts_in_their_own_colours(home: Home, readings: list[str]) -> None:
    client = client_of(home)
    light = asked(client, "/family/drills")
    client.set_cookie(COOKIE, "dark")
    assert asked(client, "/family/drills") != light
    assert len(readings) == 2


def test_compressed_and_plain_answers_are_kept_apart(home: Home) -> None:
    client = client_of(home)
    plain = asked(client, "/data")
    packed = [asked(client, "/data", packing="gzip") for _ in range(2)]
    assert [gzip.decompress(body) for body in packed] == [plain, plain]


def test_who_asks_while_it_is_being_made_waits_for_it(
    home: Home, readings: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    server = app.create_app(home).server
    contents = app._contents

    def slow(*parts: Any) -> list[Any]:
        time.sleep(0.3)
        return contents(*parts)

    monkeypatch.setattr(app, "_contents", slow)
    together = threading.Barrier(4)

    def ask(_: int) -> bytes:
        together.wait()
        return asked(server.test_client(), "/data")

    with ThreadPoolExecutor(4) as people:
        answers = set(people.map(ask, range(4)))
    assert len(answers) == 1 and readings == ["/data"]


def test_what_was_asked_longest_ago_gives_way() -> None:
    answers = kept.Answers(most_bytes=10)
    for name in ("a", "b"):
        answers.put((name,), b"12345", {})
    assert answers.get(("a",)) is not None
    answers.put(("c",), b"12345", {})
    assert answers.get(("b",)) is None
    assert answers.get(("a",)) and answers.get(("c",)) and answers.size == 10
    answers.put(("d",), b"more than there is room for", {})
    assert answers.get(("d",)) is None
