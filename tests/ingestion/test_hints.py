"""A cell that could not be read is answered with what was expected of it, in one Chinese clause."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingestion.values.dates import read_date
from ingestion.values.hints import date_hint, number_hint
from ingestion.values.numbers import read_number


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2024.2.30", "2024年2月没有30日"),
        ("2023年2月29日", "2023年2月没有29日"),
        ("20240931", "2024年9月没有31日"),
        ("2024-13-1", "没有13月"),
        ("24.9.5", "四位年份"),
        ("9月5日", "没有写年份"),
        ("三季度", "没有写年份"),
        ("每月5日", "周期"),
        ("2024年汛期", "起止日期"),
        ("2024年9月5日左右", "写到旬或月"),
        ("#REF!", "公式"),
        ("见附件说明", "请写成2024-9-5"),
        ("x" * 500, "内容过长"),
    ],
)
def test_what_is_no_date_is_told_why(text: str, said: str) -> None:
    assert read_date(text) is None
    assert said in date_hint(text)


@pytest.mark.parametrize(
    ("text", "unit", "said"),
    [
        ("#DIV/0!", "人", "公式"),
        ("=SUM(A1:A3)", "人", "公式"),
        ("3+2", "人", "几个数"),
        ("5套/3台", None, "几个数"),
        ("几十人", "人", "具体数目"),
        ("1.450,00", "元", "千位分隔符"),
        ("5亩", "元", "不能换算成“元”"),
        ("一个班", "人", "以“人”计"),
    ],
)
def test_what_is_no_number_is_told_why(text: str, unit: str | None, said: str) -> None:
    assert read_number(text, unit) is None
    assert said in number_hint(text, unit)


@given(st.text())
def test_a_hint_never_raises_and_repeats_no_long_text(text: str) -> None:
    assert 0 < len(date_hint(text)) < 80
    assert 0 < len(number_hint(text, "人")) < 80
