"""Words that compare must agree with the figures printed beside them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.wording import against_zh, change_zh, figure, full_width, list_zh, number_zh, ordinal_zh

SHARES = st.integers(1, 3000).flatmap(lambda n: st.integers(0, n).map(lambda k: k / n * 100))


def printed(text: str) -> list[float]:
    """Every number of a text in the order printed."""
    return [float(found) for found in re.findall(r"\d+(?:\.\d+)?", text)]


@given(SHARES, SHARES)
def test_a_rise_is_never_called_a_fall(now: float, before: float) -> None:
    text = change_zh(now, before, "%")
    shown_now, shown_before = printed(figure(now, "%"))[0], printed(text)[0]
    word = "上升" if shown_now > shown_before else "下降" if shown_now < shown_before else "持平"
    assert word in text
    assert sum(other in text for other in ("上升", "下降", "持平")) == 1


@given(SHARES, SHARES)
def test_a_value_said_to_be_below_its_target_is_printed_below_it(value: float, target: float) -> None:
    text = against_zh(value, target, "%")
    word = "高于" if value > target else "低于" if value < target else "等于"
    assert text.startswith(f"{word}目标")
    assert value == target or printed(text)[1] > 0


def test_a_value_just_short_of_its_target_shows_as_many_decimals_as_it_takes() -> None:
    assert against_zh(99.96, 100.0, "%") == "低于目标100.00%，相差0.04个百分点"


@pytest.mark.parametrize(("value", "text"), [(375667.0, "375667"), (0.0, "0"), (6.25, "6.2"), (-0.04, "0.0")])
def test_numbers_in_running_text_have_no_thousand_separators(value: float, text: str) -> None:
    assert number_zh(value) == text


def test_a_percentage_keeps_its_decimal() -> None:
    assert figure(100.0, "%") == "100.0%"


def test_units_are_written_with_full_width_brackets() -> None:
    assert full_width("辆(次)") == "辆（次）"


def test_a_shortened_list_says_how_many_there_are() -> None:
    assert list_zh(["甲", "乙", "丙"], 2) == "甲、乙等3项"


@pytest.mark.parametrize(
    ("number", "text"), [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (34, "三十四")]
)
def test_ordinals_are_chinese(number: int, text: str) -> None:
    assert ordinal_zh(number) == text
