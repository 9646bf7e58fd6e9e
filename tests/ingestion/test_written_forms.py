"""Less usual ways in which departments write numbers, shares and dates, each read as what it means or not at all."""

from __future__ import annotations

from datetime import date

import pytest

from ingestion.values.dates import Span, read_date
from ingestion.values.numbers import Number, read_number, read_percent


@pytest.mark.parametrize(
    ("text", "unit", "value", "low", "high"),
    [
        ("≥50", "人", 50, 50, 60),
        ("不少于50", "人", 50, 50, 60),
        ("≤50", "人", 50, 0, 50),
        ("50以内", "人", 50, 0, 50),
        ("上百人", "人", 100, 100, 200),
        ("万余", "人", 10000, 10000, 20000),
        ("三十来", "人", 30, 30, 40),
        ("3~5万元", "元", 40000, 30000, 50000),
    ],
)
def test_a_bound_or_a_range_is_kept_as_one_and_is_imprecise(
    text: str, unit: str, value: float, low: float, high: float
) -> None:
    assert read_number(text, unit) == Number(value, low, high, is_imprecise=True)


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [("3万5千元", "元", 35000), ("廿三", "人", 23), ("1.45E+03", "元", 1450), ("12①", "人", 12)],
)
def test_compound_numerals_and_notes_are_read_exactly(text: str, unit: str, value: float) -> None:
    assert read_number(text, unit) == Number(value, value, value)


@pytest.mark.parametrize(
    ("text", "unit"), [("5亩", "元"), ("数十", "人"), ("30、40", "人"), ("(50)", "人"), ("1/2", "小时")]
)
def test_another_kind_of_unit_or_several_numbers_are_no_number(text: str, unit: str) -> None:
    assert read_number(text, unit) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [("九成", 90), ("九成五", 95), ("95‰", 9.5), ("百分之九十五", 95), ("95.0％", 95), ("0.95", 95)],
)
def test_a_share_is_read_in_percent_however_it_is_written(text: str, value: float) -> None:
    assert read_percent(text) == Number(value, value, value)


def test_a_share_between_two_shares_keeps_both() -> None:
    assert read_percent("98%-99%") == Number(98.5, 98, 99, is_imprecise=True)
    assert read_percent("98%，另2%") is None


@pytest.mark.parametrize(
    "text",
    ["2024。9。5", "2024·9·5", "2024\\9\\5", "2024.09.05.", "2024年9月5日（周四）", "2024 年 9 月 5 日"],
)
def test_odd_separators_and_weekdays_leave_the_day(text: str) -> None:
    assert read_date(text) == Span(date(2024, 9, 5), date(2024, 9, 5), "day")


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2024年9、10月", date(2024, 9, 1), date(2024, 10, 31)),
        ("2024年9月5日-7日", date(2024, 9, 5), date(2024, 9, 7)),
        ("2024年9月下旬至10月上旬", date(2024, 9, 21), date(2024, 10, 10)),
    ],
)
def test_neighbouring_months_and_days_are_one_range(text: str, start: date, end: date) -> None:
    assert read_date(text) == Span(start, end, "range")


@pytest.mark.parametrize("text", ["5/9/2024", "24.9.5", "2024年春节", "2024.13"])
def test_a_date_that_can_mean_two_days_or_none_is_not_guessed(text: str) -> None:
    assert read_date(text) is None
