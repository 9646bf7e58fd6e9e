"""A term counts from the record's own first day; without one it stays unread."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ingestion.records.terms import read_term
from tests.ingestion.books import read_sheet

PLANS = ["预案名称", "预案类别", "编制单位", "印发日期", "备案日期", "有效期"]
STOCK = ["物资名称", "单位", "数量", "储备库", "生产日期", "保质期"]


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("3年", (36, 0)),
        ("三年", (36, 0)),
        ("24个月", (24, 0)),
        ("1年6个月", (18, 0)),
        ("180天", (0, 180)),
        ("五年", (60, 0)),
    ],
)
def test_a_term_is_read_in_months_and_days(text: str, term: tuple[int, int]) -> None:
    assert read_term(text) == term


@pytest.mark.parametrize("text", ["", "长期", "2025-06-30", "约2年", "2-3年", "年"])
def test_what_is_no_exact_term_is_not_read_as_one(text: str) -> None:
    assert read_term(text) is None


def test_a_plan_is_valid_for_its_term_from_the_day_of_issue(tmp_path: Path) -> None:
    rows = [
        PLANS,
        ["防汛预案", "专项", "县水利局", "2022-02-28", "2022-03-10", "3年"],
        ["防火预案", "专项", "县林业局", "", "2022-03-10", "3年"],
        ["防震预案", "专项", "县应急局", "2022-02-28", "2022-03-10", "长期"],
    ]
    found = read_sheet(tmp_path, rows)
    assert found.columns["valid_until_to"] == [date(2025, 2, 28), None, None]
    assert found.columns["valid_until_precision"] == ["day", None, "open"]
    assert found.rows_doubtful == 0


def test_a_date_under_shelf_life_is_the_stated_expiry_and_a_term_is_left_to_the_models(
    tmp_path: Path,
) -> None:
    rows = [
        STOCK,
        ["饮用水", "箱", 20, "县储备库", "2023-01-31", "13个月"],
        ["棉被", "床", 50, "县储备库", "2022-05-01", "2025-06-30"],
    ]
    found = read_sheet(tmp_path, rows)
    assert found.columns["expires_on_to"] == [None, date(2025, 6, 30)]
    assert found.columns["shelf_life"] == ["13个月", "2025-06-30"]
    assert found.rows_doubtful == 0
