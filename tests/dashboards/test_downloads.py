"""Every table of every page can be taken away, and says what it is."""

from __future__ import annotations

import io
from urllib.parse import parse_qs, parse_qsl, urlsplit

import pytest
from dash.development.base_component import Component
from flask.testing import FlaskClient
from openpyxl import load_workbook

from catalogue.paths import Home
from dashboards import view
from dashboards.app import create_app
from dashboards.pages.registry import PAGES, page_at
from dashboards.queries.pool import Pool
from tests.dashboards.fixture_snapshot import FIRST

PATHS = [
    "/", "/findings", "/changes", "/map", "/family/drills", "/family/rectification", "/records/drills",
    "/indicator/I17", "/indicator/I02", "/data", "/reports", "/catalogue", "/portrait", "/portrait?subject=519921101",
    "/portrait?subject=emergency",
]  # fmt: skip


@pytest.fixture(scope="module")
def client(filled_home: Home) -> FlaskClient:
    return create_app(filled_home).server.test_client()


@pytest.fixture(scope="module")
def pool(filled_home: Home) -> Pool:
    return Pool(filled_home)


def offered(pool: Pool, path: str) -> list[str]:
    """The addresses of downloads that a page shows."""
    path, _, asked = path.partition("?")
    found = page_at(path)
    assert found is not None
    page, places = found
    seen = view.read(pool, dict(parse_qsl(asked)), path)
    links = []
    for part in page.render(seen, **places):
        for inner in [part, *part._traverse()]:
            href = getattr(inner, "href", None) if isinstance(inner, Component) else None
            if isinstance(href, str) and href.startswith("/download/"):
                links.append(href)
    return links


def test_every_page_has_been_tried() -> None:
    tried = [page_at(path.partition("?")[0]) for path in PATHS]
    assert {found[0].name for found in tried if found} == {page.name for page in PAGES}


@pytest.mark.parametrize("path", PATHS)
def test_every_download_that_a_page_offers_opens(path: str, client: FlaskClient, pool: Pool) -> None:
    links = offered(pool, path)
    assert links
    for link in links:
        answer = client.get(link)
        assert answer.status_code == 200, link
        if urlsplit(link).path.endswith(".xlsx"):
            book = load_workbook(io.BytesIO(answer.data))
            assert book.sheetnames == ["表", "说明"]
            assert book["表"].max_row > 1, link
            told = {row[0]: row[1] for row in book["说明"].iter_rows(values_only=True)}
            assert {"结论", "数据来源", "快照", "截至", "注意"} <= set(told)
            assert FIRST in told["快照"] and FIRST in told["网页地址"]
        else:
            assert answer.data.startswith(b"\xef\xbb\xbf")


def test_a_figure_is_the_same_on_the_page_and_in_the_workbook(client: FlaskClient, pool: Pool) -> None:
    answer = client.get("/download/townships.xlsx?page=/indicator/I20")
    rows = list(load_workbook(io.BytesIO(answer.data))["表"].iter_rows(values_only=True))
    named = {row[0]: dict(zip(rows[0], row, strict=True)) for row in rows[1:]}
    shown = named["双河镇"]
    assert shown["数值"] == pytest.approx(100 * shown["分子"] / shown["分母"])


def test_a_download_speaks_the_language_of_its_page(client: FlaskClient) -> None:
    answer = client.get("/download/indicators.xlsx?page=/catalogue&lang=en")
    assert load_workbook(io.BytesIO(answer.data)).sheetnames == ["Table", "About"]


@pytest.mark.parametrize(
    "address",
    [
        "/download/nothing.xlsx?page=/",
        "/download/standing.exe?page=/",
        "/download/standing.xlsx?page=/nowhere",
        "/download/standing.xlsx?page=/&snapshot=../x",
        "/download/towns.xlsx?page=/family/nowhere",
    ],
)
def test_what_is_not_there_cannot_be_taken_away(address: str, client: FlaskClient) -> None:
    assert client.get(address).status_code == 404


def test_a_code_leads_to_our_own_pages_only(client: FlaskClient) -> None:
    answer = client.get("/code.svg?to=/indicator/I17%3Fsnapshot%3D" + FIRST)
    assert answer.status_code == 200
    assert answer.mimetype == "image/svg+xml"
    for address in ("https://example.org", "//example.org/x", "", "/" + "a" * 3000):
        assert client.get("/code.svg", query_string={"to": address}).status_code == 404


def test_the_lasting_address_names_snapshot_date_and_language(pool: Pool) -> None:
    seen = view.read(pool, {"role": "numerator"}, "/indicator/I17")
    told = parse_qs(urlsplit(seen.permanent()).query)
    assert told == {"snapshot": [FIRST], "as_of": ["2024-09-30"], "lang": ["zh"], "role": ["numerator"]}
