"""A value becomes a score by fixed goalposts; comparing units with each other is possible and says what it does."""

from __future__ import annotations

from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring import normalise
from tests.scoring.matrices import matrices

NAN = float("nan")


def test_the_low_goalpost_is_0_the_high_one_100_and_beyond_them_nothing_more_is_won_or_lost() -> None:
    assert normalise([-5, 20, 35, 80, 95], 20, 80).tolist() == [0, 0, 25, 100, 100]


def test_where_less_is_better_the_low_goalpost_is_100() -> None:
    assert normalise([0, 10, 25, 40, 60], 10, 40, "down").tolist() == [100, 100, 50, 0, 0]


def test_a_band_is_100_inside_and_falls_on_both_sides_to_0_at_its_own_width() -> None:
    scores = normalise([0, 10, 15, 20, 25, 30, 35, 40, 50], 20, 30, "band")
    assert scores.tolist() == [0, 0, 50, 100, 100, 100, 50, 0, 0]


def test_the_reach_of_a_band_can_be_set_and_then_the_band_may_be_a_single_point() -> None:
    assert normalise([5, 7, 8, 9], 7, 7, "band", reach=4).tolist() == [50, 100, 75, 50]


def test_a_logarithm_makes_equal_factors_equal_steps() -> None:
    assert normalise([1, 10, 100, 1000], 1, 1000, log=True) == pytest.approx([0, 100 / 3, 200 / 3, 100])
    assert normalise([1, 10, 100, 1000], 1, 1000, "down", log=True) == pytest.approx(
        [100, 200 / 3, 100 / 3, 0]
    )
    assert normalise([1, 10, 100, 1000, 1e5], 10, 100, "band", log=True, reach=2) == pytest.approx(
        [50, 100, 100, 50, 0]
    )


def test_the_income_index_of_the_human_development_report_2020_comes_out() -> None:
    """UNDP, HDR 2020, technical note 1: GNI per head 3829, goalposts 100 and 75 000, logarithms."""
    assert float(normalise(3829, 100, 75_000, log=True)) == pytest.approx(55.06, abs=0.005)


def test_zero_lies_below_any_goalpost_of_a_logarithm_but_a_negative_number_has_no_score() -> None:
    assert normalise([0, 10], 10, 1000, log=True).tolist() == [0, 0]
    assert normalise([0, 10], 10, 1000, "down", log=True).tolist() == [100, 100]
    with pytest.raises(ValueError, match="negative number has no logarithm"):
        normalise([-1], 10, 1000, log=True)


def test_each_indicator_has_its_own_goalposts_direction_and_scale() -> None:
    scores = normalise(
        [[30, 10, 100, 7], [90, 40, 1, 5]],
        low=[30, 0, 1, 6],
        high=[90, 40, 10_000, 7],
        direction=["up", "down", "up", "band"],
        log=[False, False, True, False],
    )
    assert scores.tolist() == [[0, 75, 50, 100], [100, 0, 0, 0]]


@pytest.mark.parametrize("method", ["goalposts", "minmax", "zscore", "rank"])
@pytest.mark.parametrize("missing", [NAN, None])
def test_a_missing_value_stays_missing_and_changes_nobody_else(method: str, missing: float | None) -> None:
    whole = normalise([1, 2, 4], 0, 8, method=method)
    scores = normalise([1, missing, 2, 4], 0, 8, method=method)
    assert np.isnan(scores).tolist() == [False, True, False, False]
    assert scores[[0, 2, 3]] == pytest.approx(whole)


def test_minmax_gives_0_to_the_worst_of_these_units_and_100_to_the_best() -> None:
    assert normalise([3, 5, 7], method="minmax").tolist() == [0, 50, 100]
    assert normalise([3, 5, 7], direction="down", method="minmax").tolist() == [100, 50, 0]


def test_zscores_count_standard_deviations_of_the_population_from_the_mean() -> None:
    """Mean 5 and standard deviation 2, the usual textbook example."""
    assert normalise([2, 4, 4, 4, 5, 5, 7, 9], method="zscore").tolist() == [
        -1.5,
        -0.5,
        -0.5,
        -0.5,
        0,
        0,
        1,
        2,
    ]
    assert normalise([2, 4, 4, 4, 5, 5, 7, 9], direction="down", method="zscore")[-1] == -2


def test_rank_is_the_share_of_the_others_that_a_unit_stands_above_and_a_tie_counts_half() -> None:
    assert normalise([10, 30, 20, 40, 50], method="rank").tolist() == [0, 50, 25, 75, 100]
    assert normalise([10, 10, 20], method="rank").tolist() == [25, 25, 100]
    assert normalise([10, 10, 20], direction="down", method="rank").tolist() == [75, 75, 0]


@pytest.mark.parametrize(("method", "middle"), [("minmax", 50), ("zscore", 0), ("rank", 50)])
@pytest.mark.parametrize("values", [[0.1 + 0.2, 0.3, 0.3], [7, 7, 7], [7]])
def test_units_that_do_not_differ_are_all_in_the_middle(
    method: str, middle: int, values: list[float]
) -> None:
    if method == "rank" and values[0] != values[-1]:
        values = [0.3, 0.3, 0.3]
    assert normalise(values, method=method).tolist() == [middle] * len(values)


def test_with_methods_that_compare_units_a_band_counts_the_distance_outside_it() -> None:
    assert normalise([10, 25, 20, 34], 20, 30, "band", method="rank") == pytest.approx(
        [0, 250 / 3, 250 / 3, 100 / 3]
    )


def test_fixed_goalposts_do_not_move_when_a_unit_joins_but_minmax_does() -> None:
    before, after = [40, 60, 80], [40, 60, 80, 160]
    assert normalise(after, 0, 100)[:3].tolist() == normalise(before, 0, 100).tolist()
    assert normalise(after, method="minmax")[:3].tolist() != normalise(before, method="minmax").tolist()


@given(matrices(), st.sampled_from(["up", "down"]), st.booleans())
def test_a_better_value_never_has_a_lower_score(values: np.ndarray, direction: str, log: bool) -> None:
    column = np.sort(values[:, 0])
    scores = normalise(column, 10, 90, direction, log)
    steps = np.diff(scores if direction == "up" else scores[::-1])
    assert (steps >= 0).all()
    assert ((scores >= 0) & (scores <= 100)).all()


@given(matrices(), st.floats(0.01, 100), st.sampled_from(["up", "down", "band"]))
def test_the_unit_of_measure_does_not_matter(values: np.ndarray, factor: float, direction: str) -> None:
    scores = normalise(values, 20, 60, direction)
    assert normalise(values * factor, 20 * factor, 60 * factor, direction) == pytest.approx(scores, abs=1e-6)


@given(
    matrices(), st.sampled_from(["goalposts", "minmax", "zscore", "rank"]), st.randoms(use_true_random=False)
)
def test_the_order_of_units_does_not_matter(values: np.ndarray, method: str, random: Random) -> None:
    order = list(range(len(values)))
    random.shuffle(order)
    scores = normalise(values, 20, 60, method=method)
    assert normalise(values[order], 20, 60, method=method) == pytest.approx(scores[order], abs=1e-9)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"low": None, "high": 5}, "goalposts are needed"),
        ({"low": 5, "high": 5}, "low must be the lower number"),
        ({"low": 9, "high": 5, "direction": "down"}, "low must be the lower number"),
        ({"low": NAN, "high": 5}, "a goalpost is missing"),
        ({"low": 0, "high": 5, "log": True}, "a logarithm needs goalposts above 0"),
        ({"low": 5, "high": 5, "direction": "band"}, "a reach above 0"),
        ({"low": 1, "high": 5, "direction": "sideways"}, "one of up, down, band, not 'sideways'"),
        ({"low": 1, "high": 5, "method": "best"}, "one of goalposts, minmax, zscore, rank, not 'best'"),
        ({"method": "minmax", "log": True}, "only numbers above 0 have a logarithm"),
    ],
)
def test_what_cannot_be_normalised_is_said(arguments: dict, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        normalise([0, 1, 2], **arguments)


@pytest.mark.parametrize(
    ("values", "message"),
    [(["many"], "numbers"), ([[1, 2], [3]], "rows of equal length"), ([np.inf], "infinity")],
)
def test_what_is_no_number_is_refused(values: list, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        normalise(values, 0, 1)


@pytest.mark.parametrize("unit", [1e-10, 1, 1e300])
def test_a_standing_does_not_hang_on_the_unit_of_measure(unit: float) -> None:
    assert normalise([3 * unit, unit, 2 * unit], method="rank").tolist() == [100, 0, 50]
