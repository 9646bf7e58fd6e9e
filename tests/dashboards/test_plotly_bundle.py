"""The charts' library in the browser is Plotly's own, narrow, and of the version that the figures are made for."""

import hashlib
import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from plotly.offline import get_plotlyjs, get_plotlyjs_version

from catalogue.paths import Home
from dashboards.app import create_app
from dashboards.plotly_bundle import ADDRESS, BUNDLE

FIGURES = Path(__file__).parents[2] / "dashboards" / "figures"
SHA256 = "99784e3abfb07b142a15e521a439e6d9addceadb3f79553fd24c72774f0649ba"
DRAWN_BY_BASIC = {"bar", "pie", "scatter"}
NOT_TRACES = {"annotation", "shape", "hline", "vline", "hrect", "vrect", "layout_image"}


@pytest.fixture
def browser(tmp_path: Path) -> FlaskClient:
    return create_app(Home(tmp_path)).server.test_client()


def test_the_bundle_is_unchanged_and_of_the_version_that_plotly_for_python_draws_for() -> None:
    body = BUNDLE.read_bytes()
    assert hashlib.sha256(body).hexdigest() == SHA256
    assert f"plotly.js (basic - minified) v{get_plotlyjs_version()}".encode() in body[:100]


def test_dash_is_given_the_bundle_where_it_asks_for_the_whole_library(browser: FlaskClient) -> None:
    answer = browser.get(ADDRESS)
    assert answer.mimetype == "text/javascript"
    assert answer.data == BUNDLE.read_bytes()
    assert len(answer.data) < len(get_plotlyjs()) / 4
    again = browser.get(ADDRESS, headers={"If-None-Match": answer.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


@pytest.mark.parametrize("packing", ["zstd", "br", "gzip"])
def test_the_bundle_is_sent_packed_and_is_not_sent_again(browser: FlaskClient, packing: str) -> None:
    answer = browser.get(ADDRESS, headers={"Accept-Encoding": packing})
    assert answer.headers["Content-Encoding"] == packing
    assert len(answer.data) < BUNDLE.stat().st_size / 2
    known = {"Accept-Encoding": packing, "If-None-Match": answer.headers["ETag"]}
    assert browser.get(ADDRESS, headers=known).status_code == 304


def test_no_chart_is_of_a_kind_that_the_bundle_cannot_draw() -> None:
    written = "\n".join(path.read_text(encoding="utf-8") for path in FIGURES.glob("*.py"))
    drawn = set(re.findall(r"figure\.add_([a-z_0-9]+)\(", written)) - NOT_TRACES
    assert drawn, "no chart found: has the way of writing them changed?"
    assert drawn <= DRAWN_BY_BASIC
    assert not re.search(r"\bgo\.(?!Figure\b|layout\b|Layout\b)[A-Z]\w*\(", written)
