"""What charts draw and what their titles say."""

from __future__ import annotations

from datetime import date
from typing import Any

import plotly.graph_objects as go
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboards import formatting as fmt
from dashboards.components import answers, composite, finding_counts, tracks
from dashboards.figures import titles
from dashboards.figures.comparison import comparison
from dashboards.figures.dumbbell import dumbbell
from dashboards.figures.trend import trend

INDICATOR: dict[str, Any] = {
    "name_zh": "演练覆盖率", "name_en": "Villages drilled", "unit": "%",
    "direction": "up", "target": 100.0, "target_low": None, "target_high": None,
    "statistic": "ratio",
}  # fmt: skip
ABSENT = ["not_delivered", "not_applicable", "not_yet_due", "needs_review"]


def row(value: float | None = None, **changed: Any) -> dict[str, Any]:
    """A row of the values query."""
    base = {
        **INDICATOR, "indicator_code": "I17", "as_of": date(2024, 9, 30), "subject_kind": "township",
        "subject_code": "1", "subject_name": "甲镇", "status": "measured" if value is not None else "not_delivered",
        "value": value, "numerator": None, "denominator": 40.0, "interval_low": None, "interval_high": None,
        "grade": None, "coverage": 1.0, "doubtful_records": 0, "note_zh": "", "previous": None,
        "previous_low": None, "previous_high": None, "previous_status": None,
    }  # fmt: skip
    made = base | changed
    return {"grade": grade(made), **{key: made[key] for key in made if key != "grade"}}


def grade(made: dict[str, Any]) -> str:
    """As the warehouse grades: met, near within a tenth of the target, else below."""
    if made["value"] is None:
        return "none"
    gap = (made["target"] - made["value"]) * (1 if made["direction"] == "up" else -1)
    return "met" if gap <= 0 else "near" if gap <= 0.1 * made["target"] else "below"


def drawn_values(figure: go.Figure, axis: str) -> list[Any]:
    """Numbers drawn as values: everything but hatched marks."""
    return [
        number
        for trace in figure.data
        if not (trace.type == "bar" and trace.marker.pattern.shape)
        for number in (trace[axis] or [])
    ]


def hatched(figure: go.Figure) -> list[go.Bar]:
    """The traces drawn with the hatch."""
    return [trace for trace in figure.data if trace.type == "bar" and trace.marker.pattern.shape]


@pytest.mark.parametrize("status", ABSENT)
def test_a_subject_without_a_value_is_hatched_over_the_whole_axis_and_never_drawn_as_zero(
    status: str,
) -> None:
    rows = [row(60.0), row(None, subject_name="乙乡", status=status)]
    figure = comparison(rows, None, INDICATOR)
    assert 0 not in drawn_values(figure, "x")
    assert all("乙乡" not in list(trace.y) for trace in figure.data if trace.type != "bar")
    [gap] = hatched(figure)
    assert list(gap.y) == ["乙乡"]
    assert list(gap.x) == [figure.layout.xaxis.range[1]]
    assert fmt.VERDICTS[status].word in gap.text[0]


@pytest.mark.parametrize("status", ABSENT)
def test_a_date_without_a_value_breaks_the_line_and_is_hatched(status: str) -> None:
    rows = [
        row(50.0, as_of=date(2024, 3, 31)),
        row(None, as_of=date(2024, 6, 30), status=status),
        row(70.0),
    ]
    figure = trend(rows, [], INDICATOR)
    assert 0 not in drawn_values(figure, "y")
    assert [list(gap.x) for gap in hatched(figure)] == [["2024年6月"]]
    line = next(trace for trace in figure.data if trace.type == "scatter" and trace.mode == "lines+markers")
    assert list(line.y) == [50.0, None, 70.0]
    assert line.connectgaps is False


def test_a_measured_zero_is_drawn_as_zero() -> None:
    assert 0.0 in drawn_values(comparison([row(0.0)], None, INDICATOR), "x")


def test_axes_start_at_zero() -> None:
    rows = [row(97.0, previous=95.0), row(98.0, subject_name="乙乡", previous=96.0)]
    assert trend(rows, [], INDICATOR).layout.yaxis.range[0] == 0
    assert comparison(rows, None, INDICATOR).layout.xaxis.range[0] == 0
    assert dumbbell(rows, "subject_name", "上年同期").layout.xaxis.range[0] == 0


def test_a_dumbbell_without_a_previous_value_is_hatched_and_says_so() -> None:
    figure = dumbbell([row(60.0), row(70.0, subject_name="乙乡", previous=65.0)], "subject_name", "上年同期")
    [gap] = hatched(figure)
    assert "没有可比的数字" in gap.text[0]


def test_a_track_without_a_value_says_the_status_instead_of_an_empty_bar() -> None:
    assert tracks.bullet(row(None)).to_plotly_json()["props"]["className"] == "track track-hatched"


values = st.one_of(st.none(), st.floats(0, 100).map(lambda value: round(value, 2)))
directions = st.sampled_from(["up", "down"])


@given(first=values, last=values, direction=directions)
def test_a_trend_title_says_the_way_that_the_numbers_go(
    first: float | None, last: float | None, direction: str
) -> None:
    rows = [row(first, as_of=date(2023, 9, 30), direction=direction), row(last, direction=direction)]
    said = titles.trend(rows, INDICATOR | {"direction": direction})
    if last is None:
        assert "缺报" in said if first is not None else "没有可用的数字" in said
        assert "升至" not in said
        assert "降至" not in said
        return
    assert fmt.measure(last, "%") in said
    if first is not None and fmt.measure(first, "%") != fmt.measure(last, "%"):
        assert ("升至" in said) == (last > first)
        assert ("降至" in said) == (last < first)
    else:
        assert "升至" not in said
        assert "降至" not in said


def test_a_trend_title_compares_with_the_same_month_a_year_before() -> None:
    rows = [
        row(20.0, as_of=date(2021, 3, 31)),
        row(90.0, as_of=date(2023, 9, 30)),
        row(88.0, as_of=date(2024, 6, 30)),
        row(85.0),
    ]
    assert titles.trend(rows, INDICATOR) == "演练覆盖率由2023年9月的90.0%降至85.0%，未达标准（≥100%）"


@given(shares=st.lists(values, min_size=1, max_size=7), direction=directions)
def test_a_comparison_title_counts_and_names_what_is_there(
    shares: list[float | None], direction: str
) -> None:
    rows = [
        row(share, subject_name=f"第{index}镇", direction=direction) for index, share in enumerate(shares)
    ]
    said = titles.comparison(rows, "township")
    known = [share for share in shares if share is not None]
    absent = len(shares) - len(known)
    assert ("缺报" in said) == (absent > 0)
    if not known:
        assert "没有可用的数字" in said
        return
    met = sum(fmt.verdict(one).key == "met" for one in rows)
    assert (f"{met}个达标" in said) == (met > 0)
    if len(set(known)) > 1:
        worst = max(known) if direction == "down" else min(known)
        assert f"第{shares.index(worst)}镇" in said
        assert fmt.measure(worst, "%") in said


@given(pairs=st.lists(st.tuples(values, values, directions), min_size=1, max_size=8))
def test_a_change_title_adds_up(pairs: list[tuple[float | None, float | None, str]]) -> None:
    rows = [row(value, previous=previous, direction=direction) for value, previous, direction in pairs]
    known = [one for one in rows if one["value"] is not None and one["previous"] is not None]
    said = titles.changes(rows, "上年同期")
    if not known:
        assert "没有两期都有据的指标" in said
        return
    better = sum(titles.movement(one) == "better" for one in known)
    assert f"{len(known)}项可比" in said
    assert (f"{better}项向好" in said) == (better > 0)


def test_less_is_better_where_the_indicator_says_so() -> None:
    assert titles.movement(row(5.0, previous=8.0, direction="down")) == "better"
    assert titles.movement(row(5.0, previous=8.0, direction="up")) == "worse"
    assert titles.movement(row(5.0, previous=8.0, direction="band")) == "moved"
    assert titles.movement(row(5.0, previous=None)) == "unknown"


def test_a_change_inside_the_intervals_is_not_called_settled() -> None:
    wide = row(
        60.0, previous=55.0, interval_low=50.0, interval_high=70.0, previous_low=45.0, previous_high=65.0
    )
    narrow = wide | {"interval_low": 59.0, "interval_high": 61.0, "previous_low": 54.0, "previous_high": 56.0}
    assert not titles.is_settled(wide)
    assert titles.is_settled(narrow)


def test_the_heat_title_names_the_subject_with_most_short_figures() -> None:
    rows = [
        row(10.0),
        row(20.0, name_zh="乙率"),
        row(100.0, subject_name="乙乡"),
        row(None, subject_name="丙镇"),
    ]
    assert titles.heat(rows, "township") == "3格有据，其中2格不足，甲镇最多（2项）；1格缺报"


def test_the_first_answer_does_not_count_missing_as_short() -> None:
    said = answers.how_it_stands([row(100.0), row(None), row(None, status="needs_review")])
    assert said == "3项指标中1项有据：1项达标；另有1项缺报、1项待核实，不按零计。"


def scored(name: str, low: float | None, high: float | None) -> dict[str, Any]:
    """A row of scores.composite."""
    return {"subject_kind": "township", "subject_name": name, "rank_low": low, "rank_high": high}


ranks = st.lists(st.tuples(st.integers(1, 7), st.integers(0, 6)), min_size=1, max_size=7)


@given(spans=ranks)
def test_the_composite_title_names_as_first_only_who_may_be_first(spans: list[tuple[int, int]]) -> None:
    rows = [scored(f"第{at}镇", low, min(7, low + width)) for at, (low, width) in enumerate(spans, start=1)]
    said = titles.composite(rows)
    ahead = [row["subject_name"] for row in rows if row["rank_low"] == 1]
    if "可能居首" in said:
        assert f"可能居首的有{len(ahead)}个" in said
        assert all(name in said for name in ahead[:3])
    else:
        assert "分不出先后" in said
    assert "第1名" not in said


def test_without_ranks_the_composite_compares_nobody() -> None:
    assert titles.composite([scored("甲镇", None, None)]) == "有据的不足以比较各乡镇"
    assert (
        titles.composite([scored("甲镇", 1, 2), scored("乙乡", 1, 2)])
        == "2个乡镇的名次区间互相重叠，分不出先后"
    )


def test_a_rank_is_a_range_and_a_band_across_two_is_tied() -> None:
    row = {"rank_low": 1.0, "rank_high": 3.0, "score": 80.0, "band": None}
    assert composite.rank(row) == "第1～3位"
    assert composite.band(row) == "并列（不定档）"
    assert composite.band(row | {"band": "good"}) == "良"
    assert composite.band(row | {"score": None}) == "—"


def test_the_findings_title_adds_up_and_names_who_has_most() -> None:
    rows = [
        {"subject_kind": "county", "subject_name": "县", "high": 1, "medium": 0, "low": 2, "findings": 3},
        {"subject_kind": "township", "subject_name": "甲镇", "high": 1, "medium": 5, "low": 0, "findings": 6},
        {
            "subject_kind": "department",
            "subject_name": "水利局",
            "high": 2,
            "medium": 0,
            "low": 0,
            "findings": 2,
        },
    ]
    said = finding_counts.title(rows)
    assert said == "11处建议核实：程度高4处、中5处、低2处；程度高的在乡镇和部门中以水利局最多（2处）"
    mild = [row | {"high": 0} for row in rows]
    assert finding_counts.title(mild).endswith("乡镇和部门中甲镇最多（6处）")


def test_late_and_missing_deliveries_of_the_year_stand_beside_a_newest_period_that_came_in() -> None:
    owed = [{"late": 3, "missing": 1}, {"late": 2, "missing": 0}]
    assert "一年来迟报5次、缺报1次" in answers.whom_to_ask([], [], [], owed)
    assert "迟报" not in answers.whom_to_ask([], [], [], [{"late": 0, "missing": 0}])
