"""What a column or a register that is not there leaves open is said, never guessed and never zero."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pytest

from catalogue.paths import Home
from muster.refresh import refresh
from tests.counties.bare_county import CHENGGUAN, COUNTY, SHIBA, YUNDING, write_county
from tests.counties.figures import Figure, counts, figures, query

pytestmark = pytest.mark.slow
NOW = "2025-03-31"
Figures = dict[tuple[str, str, str], Figure]

# Subjects in order: county, 云顶镇, 石坝乡, 城关街道. Without the register of regions only the county is left.
EXPECTED: dict[str, tuple[tuple[float, float] | str, ...]] = {
    "I05": ("needs_review", (0, 3), (0, 3), (0, 2)),
    "I06": ((0, 5), (0, 2), (0, 2), (0, 1)),
    "I10": ((3, 42000), (2, 12000), (1, 20000), (0, 10000)),
    "I11": ((1, 3), (0, 2), (1, 1), "not_applicable"),
    "I12": ("not_delivered", "not_delivered", "not_delivered", "not_applicable"),
    "I13": ("needs_review", "needs_review", "needs_review", "not_applicable"),
    "I14": ("needs_review", "needs_review", "needs_review", "not_applicable"),
    "I17": ((1, 5), (0, 2), (1, 2), (0, 1)),
    # County government none; 云顶镇 and 城关街道 none; 石坝乡; 应急局 (safety plan, 24 months) 2023-04-01 is just
    # inside; 教育局 (36 months) 2022-04-01 is just inside.
    "I18": ((3, 6), (0, 1), (1, 1), (0, 1)),
    # Joint: township with a volunteer team, township with the police, two departments that organise together.
    # Not joint: a utility beside a mine (both enterprises), a hospital beside its own bureau.
    "I20": ((3, 6), (0, 2), (2, 3), "not_applicable"),
    "I27": ((1, 4), (1, 2), (0, 2), "not_applicable"),
    # 石坝砖厂's two have no deadline: nobody can say, which is not the same as none being due.
    "I28": ((1, 2), (1, 2), "needs_review", "not_applicable"),
    # No category: the same text. 2024-05-09 + 180 days is 5 November.
    "I30": ((1, 2), (1, 1), (0, 1), "not_applicable"),
    # No source 平台: all found. The second case is filed in April.
    "I31": ((1, 4), (1, 2), (0, 2), "not_applicable"),
    "I44": ((2, 4), (1, 2), (0, 1), (1, 1)),
}
UNKNOWN_KEY_UNITS = ("I09", "I15", "I19", "I26")
WITHOUT_REGIONS: dict[str, tuple[float, float] | str] = {
    "I05": "not_delivered",
    "I06": "not_delivered",
    "I10": "not_delivered",
    "I17": "not_delivered",
    "I21": "not_delivered",
    "I20": (3, 6),
    "I27": (1, 4),
    "I28": (1, 2),
    "I31": (1, 4),
    "I44": (2, 4),
    "I11": (1, 3),
}


def _refreshed(folder: Home, with_regions: bool) -> Home:
    write_county(folder.inbox, with_regions)
    refresh(folder, [], lambda step, detail: None, now=datetime(2025, 7, 10, 9))
    return folder


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Figures]:
    """All figures of 白水县."""
    yield figures(_refreshed(Home(tmp_path_factory.mktemp("baishui")), True))


@pytest.fixture(scope="module")
def without_regions(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    """白水县 before its register of regions arrives."""
    yield _refreshed(Home(tmp_path_factory.mktemp("unregistered")), False)


@pytest.mark.parametrize("indicator", EXPECTED)
def test_figures_are_those_that_the_columns_allow(published: Figures, indicator: str) -> None:
    found = tuple(counts(published[(indicator, NOW, who)]) for who in (COUNTY, YUNDING, SHIBA, CHENGGUAN))
    assert found == EXPECTED[indicator]


@pytest.mark.parametrize("indicator", UNKNOWN_KEY_UNITS)
def test_a_list_that_marks_no_key_units_needs_review(published: Figures, indicator: str) -> None:
    assert published[(indicator, NOW, COUNTY)]["status"] == "needs_review"


def test_public_participation_needs_review_where_no_drill_splits_its_people(published: Figures) -> None:
    assert [published[("I21", NOW, who)]["status"] for who in (COUNTY, YUNDING, SHIBA)] == [
        "needs_review"
    ] * 3


def test_a_share_that_no_column_gives_is_not_said_to_be_zero(published: Figures) -> None:
    assert "0.0%" not in published[("I14", NOW, COUNTY)]["note_zh"]


def test_a_village_merged_away_is_asked_for_only_until_the_newer_register(published: Figures) -> None:
    assert counts(published[("I06", "2024-12-31", COUNTY)]) == (0, 5)
    assert counts(published[("I06", "2024-09-30", COUNTY)]) == (0, 6)
    assert published[("I21", "2024-06-30", COUNTY)]["denominator"] == 40000


@pytest.mark.parametrize("indicator", WITHOUT_REGIONS)
def test_without_the_register_of_regions_the_county_alone_is_assessed(
    without_regions: Home, indicator: str
) -> None:
    rows = query(
        without_regions,
        """
        select * from marts.fct_indicator_values
        where indicator_code = ? and as_of = ? and subject_kind <> 'department'
        """,
        indicator,
        NOW,
    )
    assert [(row["subject_kind"], counts(row)) for row in rows] == [("county", WITHOUT_REGIONS[indicator])]
