"""A number is what was written; what was said imprecisely stays imprecise; what is no number is not made one."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingestion.values.numbers import Number, chinese_numeral, read_number, read_percent


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("165", 165),
        ("165 ", 165),
        ("165\u00a0", 165),
        ("'165", 165),
        ("１２", 12),
        ("1,450", 1450),
        ("1，450", 1450),
        ("1 450", 1450),
        ("1\u00a0450", 1450),
        ("１，４５０", 1450),
        ("375,667", 375667),
        ("1,375,667.5", 1375667.5),
        ("¥1,200.50", 1200.5),
        ("0", 0),
        ("零", 0),
        ("-5", -5),
        ("0.979", 0.979),
        ("二十五", 25),
        ("十", 10),
        ("一百零三", 103),
        ("三万五千", 35000),
        ("壹佰", 100),
        ("50人", 50),
        ("二十五人", 25),
        ("1450条", 1450),
        ("12辆（次）", 12),
        ("20台", 20),
        ("165（其中专职40）", 165),
        ("165人（其中专职40人）", 165),
        ("1.2万", 12000),
        ("12万", 120000),
        ("1200㎡", 1200),
        ("1200平方米", 1200),
    ],
)
def test_a_plainly_written_number_is_read_exactly(text: str, value: float) -> None:
    assert read_number(text) == Number(value, value, value)


@pytest.mark.parametrize(
    ("text", "value", "low", "high"),
    [
        ("约50人", 50, 45, 55),
        ("约五十人", 50, 45, 55),
        ("50人左右", 50, 45, 55),
        ("50余人", 50, 50, 60),
        ("50多人", 50, 50, 60),
        ("十余人", 10, 10, 20),
        ("100+", 100, 100, 200),
        ("50人以上", 50, 50, 60),
        ("近200人", 200, 100, 200),
        ("10-20", 15, 10, 20),
        ("10～20人", 15, 10, 20),
        ("万余元", 10000, 10000, 20000),
        ("3万余元", 30000, 30000, 40000),
    ],
)
def test_an_imprecise_number_keeps_what_was_stated_with_a_range_and_a_flag(
    text: str, value: float, low: float, high: float
) -> None:
    found = read_number(text)
    assert found is not None and found.is_imprecise and found.value == value
    assert [found.low, found.high] == pytest.approx([low, high])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "abc",
        "同上",
        "无",
        "详见附件",
        "1420/1450",
        "3支165人",
        "6月",
        "2024年",
        "1.1.2",
        "几十人",
        "五六十人",
        "12,34",
        "1,2",
        "#REF!",
        "=1+1",
        "约",
        "1e400",
        "9" * 400,
        "亿" * 200,
    ],
)
def test_what_is_no_one_number_is_not_read_as_one(text: str) -> None:
    assert read_number(text) is None


@pytest.mark.parametrize(
    ("text", "base", "factor", "value"),
    [
        ("12", "元", 1e4, 120000),
        ("12.5", "元", 1e4, 125000),
        ("12万元", "元", 1.0, 120000),
        ("12万元", "元", 1e4, 120000),
        ("12元", "元", 1e4, 12),
        ("3.5亿元", "元", 1e4, 350000000),
        ("3亩", "㎡", 1.0, 2000),
        ("1200㎡", "㎡", 666.67, 1200),
        ("120万方", "万m³", 1.0, 120),
        ("120万m³", "万m³", 1.0, 120),
    ],
)
def test_a_unit_in_the_cell_wins_over_the_unit_of_the_heading(
    text: str, base: str, factor: float, value: float
) -> None:
    found = read_number(text, base, factor)
    assert found is not None and found.value == pytest.approx(value)


@pytest.mark.parametrize(("text", "base"), [("5亩", "元"), ("12万元", "人"), ("3万元", "㎡")])
def test_a_unit_of_another_kind_is_not_passed_over(text: str, base: str) -> None:
    assert read_number(text, base) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("97.9%", 97.9),
        ("97.9％", 97.9),
        ("９７．９％", 97.9),
        ("0.979", 97.9),
        ("97.9", 97.9),
        ("百分之九十七", 97),
        ("0.5%", 0.5),
        ("1", 100),
        ("0", 0),
        ("100%", 100),
    ],
)
def test_a_share_is_in_per_cent_however_it_is_written(text: str, value: float) -> None:
    found = read_percent(text)
    assert found is not None and found.value == pytest.approx(value)


@given(st.integers(1, 99_999_999))
def test_a_chinese_numeral_is_read_back(number: int) -> None:
    assert chinese_numeral(_in_chinese(number)) == number


@given(st.integers(0, 10**12), st.sampled_from([",", "，", " ", "\u00a0", ""]))
def test_a_grouped_number_is_read_back(number: int, mark: str) -> None:
    assert read_number(f"{number:,}".replace(",", mark)) == Number(number, number, number)


@given(st.text() | st.text("0123456789.,+-eE约余多万亿十百千一二三人元%％（） ", max_size=14))
def test_reading_a_number_never_raises_and_its_value_lies_in_its_range(text: str) -> None:
    for found in (read_number(text), read_number(text, "元", 1e4), read_percent(text)):
        if found:
            assert math.isfinite(found.value)
            assert found.low <= found.high
            assert found.is_imprecise or found.low == found.value == found.high


def _in_chinese(number: int) -> str:
    digits, text, zero = "零一二三四五六七八九", "", False
    high, low = divmod(number, 10_000)
    if high:
        text = _in_chinese(high) + "万"
        zero = 0 < low < 1000
    for place, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = low // place % 10
        if digit:
            text += ("零" if zero else "") + digits[digit] + name
            zero = False
        elif text and low % place:
            zero = True
    return text
