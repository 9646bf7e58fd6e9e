"""What an address asks for, and the addresses that a page gives."""

from __future__ import annotations

from datetime import date

import pytest

from catalogue.paths import Home
from dashboards import view
from dashboards.queries.pool import Pool


@pytest.fixture(scope="module")
def pool(filled_home: Home) -> Pool:
    return Pool(filled_home)


def test_a_bare_address_shows_the_county_at_the_newest_date(pool: Pool) -> None:
    seen = view.read(pool, {})
    assert seen.day == date(2024, 9, 30)
    assert seen.subject["subject_code"] == "519921"
    assert seen.notices == []


def test_every_link_of_a_view_leads_back_to_the_same_view(pool: Pool) -> None:
    asked = {
        "as_of": "2023-09-30",
        "subject": "519921102",
        "compare": "quarter",
        "snapshot": pool.current_id(),
    }
    seen = view.read(pool, asked)
    path, _, query = seen.href("/indicator/I17").partition("?")
    assert path == "/indicator/I17"
    again = view.read(pool, dict(pair.split("=") for pair in query.split("&")))
    assert again == seen


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"as_of": "gestern"}, "不是日期"),
        ({"as_of": "2024-05-05"}, "已改用 2024-03-31"),
        ({"as_of": "1999-01-01"}, "已改用 2021-12-31"),
        ({"subject": "nobody"}, "已改为全县"),
    ],
)
def test_what_an_address_asks_in_vain_is_said(pool: Pool, asked: dict[str, str], said: str) -> None:
    assert said in "".join(view.read(pool, asked).notices)


def test_the_year_before_needs_figures_of_that_month(pool: Pool) -> None:
    assert view.read(pool, {"as_of": "2024-09-30"}).previous_on == date(2023, 9, 30)
    assert view.read(pool, {"as_of": "2022-03-31"}).previous_on is None
    assert view.read(pool, {"as_of": "2022-03-31", "compare": "quarter"}).previous_on == date(2021, 12, 31)
    assert view.read(pool, {"as_of": "2021-12-31", "compare": "quarter"}).previous_on is None
