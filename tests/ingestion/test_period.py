"""The day for which a sheet speaks is the one it states: not the day on which it was filled in."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingestion.recognising.period import filled_by, last_quarter_end, stated_moment, stated_year

RECEIVED = date(2024, 10, 15)


@pytest.mark.parametrize(
    ("place", "day"),
    [
        ("统计时点：2024年9月30日", date(2024, 9, 30)),
        ("统计时点: 2024.9.30　填报单位：应急局", date(2024, 9, 30)),
        ("（截至2024年9月30日）", date(2024, 9, 30)),
        ("截止2024-09-30", date(2024, 9, 30)),
        ("队员花名册20240930", date(2024, 9, 30)),
        ("2024年9月队伍台账", date(2024, 9, 30)),
        ("2024年6月底队伍台账", date(2024, 6, 30)),
        ("2024年上半年队伍台账", date(2024, 6, 30)),
        ("2024上半年", date(2024, 6, 30)),
        ("2024年三季度花名册", date(2024, 9, 30)),
        ("2024Q2", date(2024, 6, 30)),
        ("2023年末人口", date(2023, 12, 31)),
        ("2023年度", date(2023, 12, 31)),
        ("2023年人口与区划", date(2023, 12, 31)),
    ],
)
def test_a_named_day_is_itself_and_a_named_period_is_its_last_day(place: str, day: date) -> None:
    assert stated_moment([place], RECEIVED) == day


@pytest.mark.parametrize(
    "place",
    ["填报日期：2024年10月8日", "填表时间：2024.10.8", "制表日期:2024-10-08", "报送日期：2024年10月8日"],
)
def test_the_day_on_which_a_form_was_filled_in_is_no_statement(place: str) -> None:
    assert stated_moment([place], RECEIVED) is None


def test_a_statement_wins_over_a_filling_in_date_in_the_same_line() -> None:
    line = "填报单位：柳河镇　　填报日期：2024年10月8日　　统计时点：2024年9月30日"
    assert stated_moment([line], RECEIVED) == date(2024, 9, 30)


def test_what_the_title_states_wins_over_the_file_name() -> None:
    assert stated_moment(["截至2024年6月30日", "Sheet1", "2024年三季度花名册"], RECEIVED) == date(2024, 6, 30)


def test_a_day_after_the_receipt_cannot_be_the_moment_stated() -> None:
    assert stated_moment(["2024年队伍台账"], RECEIVED) is None


@pytest.mark.parametrize(
    ("day", "end"),
    [
        (date(2024, 9, 30), date(2024, 9, 30)),
        (date(2024, 9, 29), date(2024, 6, 30)),
        (date(2024, 10, 15), date(2024, 9, 30)),
        (date(2024, 1, 1), date(2023, 12, 31)),
        (date(2024, 12, 31), date(2024, 12, 31)),
        (date(2024, 3, 31), date(2024, 3, 31)),
    ],
)
def test_without_a_statement_the_last_quarter_end_counts(day: date, end: date) -> None:
    assert last_quarter_end(day) == end


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)))
def test_the_last_quarter_end_is_a_quarter_end_at_most_a_quarter_ago(day: date) -> None:
    end = last_quarter_end(day)
    assert end <= day and (day - end).days < 92
    assert (end.month, end.day) in {(3, 31), (6, 30), (9, 30), (12, 31)}


@pytest.mark.parametrize(
    ("places", "year"),
    [
        (["某县2024年应急演练统计表"], 2024),
        (["应急演练统计表", "2023", "演练台账"], 2023),
        (["2023-2024学年演练月报"], None),
        (["填报日期：2024年10月8日", "演练台账"], None),
        (["演练台账"], None),
    ],
)
def test_the_year_of_a_sheet_is_named_once_or_left_open(places: list[str], year: int | None) -> None:
    assert stated_year(places) == year


@pytest.mark.parametrize(
    ("line", "body"),
    [
        ("填报单位：柳河镇人民政府　　填报日期：2024年10月8日", "柳河镇人民政府"),
        ("填报单位（盖章）：县应急管理局", "县应急管理局"),
        ("填报单位: 县应急管理局 单位：万元", "县应急管理局"),
        ("某县应急演练统计表", None),
    ],
)
def test_who_filled_a_form_in_is_read_from_its_line(line: str, body: str | None) -> None:
    assert filled_by([line]) == body


@given(st.lists(st.text(max_size=40), max_size=3))
def test_reading_a_period_never_raises(places: list[str]) -> None:
    moment = stated_moment(places, RECEIVED)
    assert moment is None or moment <= RECEIVED
    stated_year(places)
    filled_by(places)
