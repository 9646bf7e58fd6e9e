"""What a file says of itself: words of its content are not words about the file."""

from __future__ import annotations

from datetime import date

import pytest

from ingestion.versions.said import adds, bare_name, corrects, sender_key
from ingestion.versions.stated_period import stated_period

RECEIVED = date(2024, 10, 10)


@pytest.mark.parametrize(
    "name",
    [
        "二季度演练台账（更正）.xlsx",
        "二季度演练台账更正版.xlsx",
        "更正：二季度演练台账.xlsx",
        "台账修订版.xlsx",
        "（修订）演练台账",
        "人口更新.xlsx",
        "更新后的隐患台账.xlsx",
        "隐患整改台账_更新20240705.xlsx",
        "物资装备更新台账（更正）.xlsx",
        "预案修订情况（更新）.xlsx",
    ],
)
def test_a_file_that_speaks_of_its_own_correction_corrects(name: str) -> None:
    assert corrects([name])


@pytest.mark.parametrize(
    "name",
    [
        "装备更新台账.xlsx",
        "物资更新补充情况表.xlsx",
        "城市更新局演练台账.xlsx",
        "预案修订情况统计表.xlsx",
        "应急预案制修订台账.xlsx",
        "2024年应急预案修订、备案台账.xlsx",
        "隐患台账（更新至6月）.xlsx",
        "演练台账 更新日期：2024年7月1日",
        "二季度演练台账.xlsx",
    ],
)
def test_what_was_renewed_or_revised_is_no_word_about_the_file(name: str) -> None:
    assert not corrects([name])


def test_a_supplement_says_so_and_supplies_that_were_topped_up_do_not() -> None:
    for name in ("二季度补报.xlsx", "二季度补充.xlsx", "演练台账补充材料.xlsx", "补充上报演练台账.xlsx"):
        assert adds([name]), name
    for name in ("物资补充台账.xlsx", "储备补充情况.xlsx", "物资更新补充情况表.xlsx"):
        assert not adds([name]), name


def test_versions_of_one_file_bear_one_bare_name() -> None:
    names = [
        "甲/台账.xlsx",
        "台账（更正）.xls",
        "台账更正版.csv",
        "台账(2).xlsx",
        "台账 - 副本.xlsx",
        "台账_修订.xlsx",
    ]
    assert {bare_name(name) for name in names} == {"台账"}
    assert bare_name("装备更新.xlsx") == "装备更新"


def test_one_sender_is_one_however_it_is_spelled() -> None:
    assert {sender_key(name) for name in ("应急管理局", "县应急管理局", "桐岭县应急管理局", "应急局")} == {
        "emergency"
    }
    assert sender_key("桐岭县东门街道办事处") == sender_key("东门街道") != sender_key("白沙镇人民政府")
    assert sender_key("") == ""


@pytest.mark.parametrize(
    ("places", "first", "last"),
    [
        (["2024年二季度演练台账"], (2024, 4, 1), (2024, 6, 30)),
        (["2024年演练台账", "二季度"], (2024, 4, 1), (2024, 6, 30)),
        (["隐患整改台账2024年7-9月"], (2024, 7, 1), (2024, 9, 30)),
        (["出动记录（2023年1月-2024年9月）"], (2023, 1, 1), (2024, 9, 30)),
        (["培训活动台账（2022-2024年三季度）"], (2022, 1, 1), (2024, 9, 30)),
        (["案件台账（2021年以来）"], (2021, 1, 1), (2024, 10, 10)),
        (["2024年度演练台账", "填报日期：2024年7月5日"], (2024, 1, 1), (2024, 12, 31)),
        (["2024.5隐患"], (2024, 5, 1), (2024, 5, 31)),
    ],
)
def test_a_log_states_its_period(
    places: list[str], first: tuple[int, int, int], last: tuple[int, int, int]
) -> None:
    assert stated_period(places, RECEIVED) == (date(*first), date(*last))


@pytest.mark.parametrize(
    "place",
    ["演练台账", "填报日期：2024年7月5日", "审议意见（截至2024年9月）", "2022-2023学年学校演练", "二季度"],
)
def test_a_day_of_filling_in_or_an_end_alone_is_no_period(place: str) -> None:
    assert stated_period([place], RECEIVED) is None
