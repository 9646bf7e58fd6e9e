"""Names of places are found through the delivered register, however they are written; unknown ones are not guessed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingestion.resolve.nearest import nearest_townships
from ingestion.resolve.regions import Place, Region, locate, region_names, township_named

REGIONS = [
    Region("510999", "青岚县"),
    Region("510999101", "柳河镇"),
    Region("510999102", "青石乡", ("石桥乡",)),
    Region("510999103", "城关街道"),
    Region("510999101201", "柳树村村民委员会"),
    Region("510999101202", "大坪村"),
    Region("510999102201", "大坪村"),
    Region("510999102202", "石桥社区居民委员会"),
    Region("510999103001", "东门社区", ("北门社区",)),
]
NAMES = region_names(REGIONS, "510999", "青岚县")


@pytest.mark.parametrize(
    "text",
    [
        "柳河镇",
        "柳河镇人民政府",
        "柳河镇政府",
        "柳河",
        "柳 河 镇",
        "柳　河镇",
        "青岚县柳河镇",
        "青岚县柳河镇人民政府",
        "柳河乡",
        "柳河镇党委",
        "柳河街道",
    ],
)
def test_a_township_is_known_with_and_without_its_endings_and_spaces(text: str) -> None:
    assert locate(text, NAMES).township == "510999101"


def test_a_former_name_is_the_region_that_took_it_over() -> None:
    assert locate("石桥乡", NAMES).township == "510999102"
    assert locate("北门社区", NAMES).village == "510999103001"


@pytest.mark.parametrize(
    "text",
    [
        "柳树村",
        "柳树",
        "柳树村委会",
        "柳树村村民委员会",
        "柳河镇柳树村",
        "柳河镇柳树村3组",
        "青岚县柳河镇柳树村",
    ],
)
def test_a_village_brings_its_township_with_it(text: str) -> None:
    assert locate(text, NAMES) == Place("510999101", "510999101201")


def test_a_community_is_known_by_its_committee_too() -> None:
    assert locate("石桥居委会", NAMES).village == "510999102202"
    assert locate("石桥社区", NAMES).village == "510999102202"


def test_two_villages_of_one_name_are_told_apart_by_the_township_and_else_not_guessed() -> None:
    assert locate("青石乡大坪村", NAMES).village == "510999102201"
    assert locate("大坪村", NAMES, "510999101").village == "510999101202"
    assert locate("大坪村", NAMES) == Place()


@pytest.mark.parametrize("text", ["县级", "县本级", "青岚县", "全县", "县直"])
def test_the_county_itself_is_no_township(text: str) -> None:
    found = locate(text, NAMES)
    assert found.is_county and found.township is None


@pytest.mark.parametrize("text", ["", "  ", "清石乡", "外县某镇", "会议室", None])
def test_an_unknown_place_is_no_place(text: str | None) -> None:
    assert locate(text, NAMES) == Place()


def test_the_nearest_names_are_offered_for_an_unknown_one() -> None:
    assert "青石乡" in nearest_townships("清石乡", NAMES)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("柳河镇", "510999101"),
        ("柳河", "510999101"),
        ("柳河镇2024年演练台账", "510999101"),
        ("青岚县柳河镇", "510999101"),
        ("柳河镇、青石乡演练台账", None),
        ("青岚县演练台账", None),
        ("Sheet1", None),
    ],
)
def test_a_sheet_or_title_that_names_one_township_was_filled_in_for_it(text: str, code: str | None) -> None:
    assert township_named(text, NAMES) == code


def test_without_any_register_nothing_is_located() -> None:
    empty = region_names([], "000000", "本县")
    assert locate("柳河镇", empty) == Place()
    assert nearest_townships("柳河镇", empty) == []


@given(st.text(max_size=20) | st.text("柳河镇青石乡大坪村县社区委会 ", max_size=14))
def test_locating_never_raises_and_a_village_lies_in_its_township(text: str) -> None:
    for hint in (None, "510999101"):
        found = locate(text, NAMES, hint)
        assert not found.village or found.village[:9] == found.township
    township_named(text, NAMES)
    nearest_townships(text, NAMES)


def test_a_township_of_a_people_is_known_by_its_short_name_before_a_village_of_that_name() -> None:
    names = region_names(
        [
            Region("510999104", "大坪苗族乡"),
            Region("510999104001", "大坪社区"),
            Region("510999105", "新民街道"),
        ],
        "510999",
        "青岚县",
    )
    assert locate("大坪", names) == locate("大坪乡", names) == Place("510999104")
    assert locate("新民办事处", names) == Place("510999105")
    assert set(nearest_townships("新民路", names)) <= {"大坪苗族乡", "新民街道"}
