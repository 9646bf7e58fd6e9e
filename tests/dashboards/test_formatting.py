"""How numbers and states are written."""

from __future__ import annotations

from datetime import date

import pytest

from dashboards import formatting as fmt


@pytest.mark.parametrize(
    ("value", "unit", "written"),
    [
        (97.931, "%", "97.9%"),
        (0.0, "%", "0.0%"),
        (0.04, "%", "0.04%"),
        (100.0, "%", "100.0%"),
        (6.31, "人/万人", "6.3 人/万人"),
        (None, "%", "—"),
    ],
)
def test_a_measure_has_one_decimal_and_none_is_a_dash(value: float | None, unit: str, written: str) -> None:
    assert fmt.measure(value, unit) == written


def test_a_median_is_said_to_be_one_and_not_a_quotient() -> None:
    ratio = {"statistic": "ratio", "numerator": 17.0, "denominator": 20.0}
    assert fmt.counted(ratio) == "17 ÷ 20"
    assert fmt.counted({**ratio, "statistic": "median"}) == "20条记录的中位数"


def test_counts_have_no_separators_and_no_decimals() -> None:
    assert fmt.number(47310.0) == "47310"
    assert fmt.number(12.5) == "12.5"
    assert fmt.number(None) == "—"


def test_a_change_of_a_share_is_in_percentage_points() -> None:
    assert fmt.change(80.4, 70.1, "%") == "+10.3 个百分点"
    assert fmt.change(80.0, 80.01, "%") == "持平（±0.0 个百分点）"
    assert fmt.change(80.0, None, "%") == "—"


def test_dates_have_no_leading_zeros() -> None:
    assert fmt.day(date(2024, 9, 5)) == "2024年9月5日"


@pytest.mark.parametrize(
    ("status", "grade", "verdict"),
    [
        ("measured", "met", "达标"),
        ("measured", "near", "接近"),
        ("measured", "below", "不足"),
        ("measured", "band_high", "偏高"),
        ("measured", "none", "无标准"),
        ("not_delivered", "none", "缺报"),
        ("not_yet_due", "none", "未到期"),
        ("needs_review", "none", "待核实"),
        ("not_applicable", "none", "不适用"),
    ],
)
def test_a_verdict_is_the_status_where_nothing_was_measured_else_the_grade(
    status: str, grade: str, verdict: str
) -> None:
    assert fmt.verdict({"status": status, "grade": grade}).word == verdict


def test_every_verdict_differs_in_word_and_shape() -> None:
    verdicts = list(fmt.VERDICTS.values())
    assert len({verdict.word for verdict in verdicts}) == len(verdicts)
    assert len({verdict.shape for verdict in verdicts}) == len(verdicts)


def test_a_place_in_a_text_file_has_no_sheet() -> None:
    assert fmt.place_in_file({"file_name": "a.csv", "sheet": "", "row_number": 9}) == "a.csv · 第9行"
    assert "没有单独的来源行" in fmt.place_in_file({"file_name": None, "sheet": None, "row_number": None})
