"""Sections two and three follow from the figures, item by item, and ask without accusing."""

from dataclasses import replace

import pytest

from reports.blocks import Heading, Paragraph
from reports.figures import Figure
from reports.keypoints import changes, standing, whom_to_ask
from reports.problems import sections_two_and_three, shortfalls

COUNTY = Figure(
    indicator_code="I06", name_zh="村(社区)预案覆盖率", family="plans", direction="up", unit="%",
    subject_kind="county", subject_code="599001", subject_name="白石县", status="measured", value=50.0,
    previous=40.0, numerator=60, denominator=120, interval_low=41.2, interval_high=58.8, target=100.0,
    target_low=None, target_high=None, target_is_local=False, grade="below", coverage=1.0, note_zh="",
)  # fmt: skip


def place(name: str, value: float | None) -> Figure:
    status = "not_delivered" if value is None else "measured"
    numerator = None if value is None else value / 100 * 20
    grade = "none" if value is None else "met" if value >= 100 else "below"
    return replace(
        COUNTY, grade=grade, subject_kind="township", subject_code=name, subject_name=name, status=status, value=value,
        numerator=numerator, denominator=None if value is None else 20, interval_low=value, interval_high=value,
    )  # fmt: skip


def test_a_figure_that_meets_its_target_is_no_problem() -> None:
    assert shortfalls([replace(COUNTY, value=100.0, interval_high=100.0, grade="met")], {}) == []


def test_a_figure_without_a_value_is_no_problem_of_the_county() -> None:
    assert shortfalls([replace(COUNTY, status="not_delivered", value=None, grade="none")], {}) == []


def test_a_problem_names_value_target_interval_and_the_townships_furthest_off() -> None:
    townships = [place("甲镇", 100.0), place("乙镇", 20.0), place("丙镇", 45.0), place("丁镇", None)]
    text = shortfalls([COUNTY, *townships], {})[0].text
    assert "全县50.0%（60/120），低于目标100.0%，相差50.0个百分点，95%区间41.2%～58.8%" in text
    assert "比上年同期（40.0%）上升10.0个百分点" in text
    assert "3个有数据的乡镇中2个未达目标，即乙镇20.0%（4/20）、丙镇45.0%（9/20）" in text


def test_what_should_fall_is_said_to_be_above_its_target() -> None:
    turnover = replace(
        COUNTY, direction="down", value=14.0, target=10.0, interval_low=11.0, interval_high=17.0
    )
    problem = shortfalls([turnover], {"I06": "应急管理局"})[0]
    assert "高于目标10.0%，相差4.0个百分点" in problem.text
    assert "建议由应急管理局牵头" in problem.recommendation
    assert "不高于10.0%" in problem.recommendation


def test_a_figure_outside_its_band_is_a_problem_and_one_inside_is_not() -> None:
    rate = replace(COUNTY, direction="band", value=0.8, target=None, target_low=1.0, target_high=3.0,
                   interval_low=0.5, interval_high=0.9, grade="band_low")  # fmt: skip
    assert "在参考区间1.0%～3.0%之外" in shortfalls([rate], {})[0].text
    assert shortfalls([replace(rate, value=2.0, interval_high=2.5, grade="met")], {}) == []


def test_clear_misses_come_before_those_that_the_interval_leaves_open() -> None:
    near = replace(COUNTY, indicator_code="I05", name_zh="甲", value=40.0, interval_high=100.0, grade="near")
    assert [problem.text[:1] for problem in shortfalls([near, COUNTY], {})] == ["村", "甲"]


def test_a_place_with_few_records_is_named_after_those_with_many() -> None:
    few = replace(place("丁镇", 0.0), denominator=1.0)
    many = [place(name, 80.0) for name in ("甲镇", "乙镇", "丙镇")]
    problem = shortfalls([COUNTY, few, *many], {})[0]
    assert "4个有数据的乡镇中4个未达目标，可先核实甲镇" in problem.text
    assert "丁镇" not in problem.text


def test_every_problem_has_the_recommendation_of_the_same_heading_and_number() -> None:
    drills = replace(COUNTY, indicator_code="I17", name_zh="演练覆盖率", family="drills")
    blocks = sections_two_and_three(shortfalls([COUNTY, drills], {}), [])
    split = next(number for number, block in enumerate(blocks) if block == Heading(1, "三、下步工作建议"))
    two, three = blocks[:split], blocks[split:]

    def numbered(part: list[object]) -> list[str]:
        return [
            block.text.split("：")[0] for block in part if isinstance(block, Paragraph) and "．" in block.text
        ]

    assert numbered(list(two)) == numbered(list(three)) == ["1．村（社区）预案覆盖率", "1．演练覆盖率"]


def test_a_county_without_problems_says_so() -> None:
    texts = [block.text for block in sections_two_and_three([], []) if isinstance(block, Paragraph)]
    assert texts[0].startswith("各方面已测算的指标均达到目标")


@pytest.mark.parametrize(("direction", "word"), [("up", "好转"), ("down", "变差")])
def test_a_rise_is_good_or_bad_by_the_direction_of_the_indicator(direction: str, word: str) -> None:
    text = changes([replace(COUNTY, direction=direction)])
    assert f"{word}1项" in text
    assert "由40.0%到50.0%" in text


def test_a_move_that_does_not_print_as_a_move_is_none() -> None:
    assert changes([replace(COUNTY, previous=50.01)]) == "可比的1项均与上年同期持平。"


def test_figures_without_a_past_are_not_compared() -> None:
    assert changes([replace(COUNTY, previous=None)]) == "没有上年同期的数值，不作比较。"


def test_a_figure_not_delivered_is_counted_apart_and_not_among_the_short_ones() -> None:
    text = standing([COUNTY, replace(COUNTY, status="not_delivered", value=None)])
    assert "2项全县指标中1项有数值" in text
    assert "不足1项" in text
    assert "缺报1项" in text


def test_departments_that_delivered_nothing_are_asked_why() -> None:
    missing = [("《学校演练》（F12）", "教育局")]
    assert "教育局：台账缺报的原因" in whom_to_ask([], {}, missing)
    assert whom_to_ask([], {}, []) == "没有明显低于目标的指标，建议按附件1抽查。"
