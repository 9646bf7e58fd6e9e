"""Every setting that decides a figure is said in words, with the value that it replaces and what it applies to."""

from __future__ import annotations

import tomllib

import pytest

from muster.rule_rows import rule_rows, set_thresholds
from muster.settings import Settings
from muster.settings_said import settings_said


def said(toml: str) -> dict[str, tuple[str, str]]:
    """Code that a setting applies to → (value, what it replaces)."""
    rows = settings_said(Settings.model_validate(tomllib.loads(toml)))
    return {row["applied_code"]: (row["value_zh"], row["default_zh"]) for row in rows}


def test_nothing_is_said_of_defaults() -> None:
    assert settings_said(Settings()) == []


@pytest.mark.parametrize(
    ("toml", "expected"),
    [
        ("[assessment]\narrival_minutes = 15", {"I16": ("15分钟", "30分钟")}),
        (
            "[assessment]\nteaching_months = [3, 9]",
            {"I44": ("3月、9月", "3月、4月、5月、6月、9月、10月、11月、12月")},
        ),
        ('[assessment]\nenterprise_drill_reading = "every_plan"', {"I19": ("每项现场处置方案", "只看频次")}),
        ('[plans]\nrequired_special = ["甲", "乙"]', {"I05": ("清单2个", "没有清单")}),
        ("[targets.I17]\ntarget = 90", {"I17": ("90%", "100%")}),
        ("[targets.M05]\ntarget = 90", {"M05": ("90%", "没有目标")}),
        ("[targets.I40]\nlow = 1.5\nhigh = 3", {"I40": ("1.5%～3%", "1%～3%")}),
        ("[weights.indicators]\nI17 = 2", {"I17": ("2", "1"), "ALL": ("由设置给出", "相等")}),
        ("[scores]\nred_lines = false", {"D6": ("关闭", "开启")}),
        ("[deadlines]\nF04 = 10", {"F04": ("期末后10日", "期末后15日")}),
        ("[rules.R02]\ntolerated_share = 10", {"R02": ("10%", "5%")}),
        ("[tolerances.X01]\namount = 5", {"X01": ("5人", "2人")}),
    ],
)
def test_a_setting_is_said_with_what_it_replaces(toml: str, expected: dict[str, tuple[str, str]]) -> None:
    assert said(toml) == expected


def test_a_start_of_cumulative_figures_is_said_of_every_one_of_them() -> None:
    assert set(said("[assessment]\nsince = 2021-01-01")) == {"I27", "I28", "I29", "I30", "I31"}


def test_a_threshold_that_is_set_reaches_the_model_as_a_share_and_the_words_as_a_percentage() -> None:
    settings = Settings.model_validate({"rules": {"R02": {"tolerated_share": 10, "tolerated_people": 3}}})
    assert set_thresholds(settings) == {"R02.tolerated_people": 3, "R02.tolerated_share": 0.1}
    row = next(row for row in rule_rows(settings) if row["code"] == "R02")
    assert "相差3人" in row["logic_zh"] and "10%" in row["logic_zh"] and row["thresholds_are_set"]
    assert set_thresholds(Settings()) == {}
