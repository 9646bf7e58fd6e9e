"""The smallest change that would turn a verdict is found, and at it the verdict is turned."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring import Flips, define_composite, score_composite, value_flips, weight_flips
from scoring.arrays import SAME
from scoring.composite import Composite
from tests.scoring.matrices import matrices, weights

NAN = float("nan")
LINEAR = define_composite(0, 100, [1, 1, 2], method="linear")
DIMENSIONS = ["a", "a", "b", "c", "c"]


def composite_of(chosen: list[float], method: str = "geometric") -> Composite:
    ways = ["up", "down", "band", "up", "down"][: len(chosen)]
    low = [10, 5, 30, 1, 10][: len(chosen)]
    log = [False, False, False, True, False][: len(chosen)]
    return define_composite(
        low, 90, chosen, direction=ways, log=log, dimensions=DIMENSIONS[: len(chosen)], method=method
    )


def test_in_a_linear_sum_the_change_is_the_gap_divided_by_the_weight() -> None:
    told = value_flips([[50, 60, 54]], LINEAR, 0, threshold=60)
    assert not told.is_met
    assert told.change == pytest.approx([22, 22, 11])
    assert told.then == pytest.approx([72, 82, 65])
    assert told.size == pytest.approx([22, 22, 11])
    assert told.smallest == 2


def test_a_verdict_that_is_met_turns_downwards() -> None:
    told = value_flips([[50, 60, 54]], LINEAR, 0, threshold=50)
    assert told.is_met
    assert told.change == pytest.approx([-18, -18, -9])


def test_a_score_on_the_threshold_meets_it() -> None:
    assert value_flips([[60, 60, 60]], LINEAR, 0, threshold=60).is_met


def test_who_stands_before_a_rival_is_a_verdict_as_well() -> None:
    told = value_flips([[50, 60, 54], [50, 70, 54]], LINEAR, 0, rival=1)
    assert not told.is_met
    assert told.change == pytest.approx([10, 10, 5])
    assert value_flips([[50, 60, 54], [50, 70, 54]], LINEAR, 1, rival=0).change == pytest.approx(
        [-10, -10, -5]
    )


def test_where_less_is_better_the_value_must_fall_and_is_counted_in_its_own_unit() -> None:
    composite = define_composite(0, [10, 100], [1, 1], direction=["down", "up"], method="linear")
    told = value_flips([[5, 50]], composite, 0, threshold=60)
    assert told.change == pytest.approx([-2, 20])
    assert told.size == pytest.approx([20, 20])


def test_on_a_logarithmic_scale_the_value_is_multiplied() -> None:
    composite = define_composite(1, 100, [1], log=True)
    assert value_flips([[10]], composite, 0, threshold=75).then == pytest.approx([10**1.5])


def test_a_value_beyond_its_goalpost_must_first_come_back_to_it() -> None:
    told = value_flips([[100, 150]], define_composite(0, 100, [1, 1], method="linear"), 0, threshold=80)
    assert told.change == pytest.approx([-40, -90])
    assert told.size == pytest.approx([40, 40])


def test_from_outside_a_band_the_nearer_edge_counts() -> None:
    composite = define_composite(40, 60, [1], direction="band")
    assert value_flips([[30]], composite, 0, threshold=75).then == pytest.approx([35])
    assert value_flips([[70]], composite, 0, threshold=75).then == pytest.approx([65])
    assert value_flips([[45]], composite, 0, threshold=75).then == pytest.approx([35])


def test_what_no_change_can_turn_has_none() -> None:
    told = value_flips([[10, 10, 10]], LINEAR, 0, threshold=90)
    assert np.isnan(told.change).all()
    assert told.smallest is None
    assert value_flips([[10, 10, 10]], LINEAR, 0, threshold=50).smallest == 2


def test_a_missing_value_has_no_change_and_a_capped_dimension_cannot_help() -> None:
    told = value_flips([[50, NAN, 54]], LINEAR, 0, threshold=60)
    assert np.isnan(told.change).tolist() == [False, True, False]
    told = value_flips([[70, 60, 54]], LINEAR, 0, threshold=60, caps=[59, NAN, NAN])
    assert np.isnan(told.change).tolist() == [True, False, False]


def test_caps_of_each_unit_are_its_own() -> None:
    """Capped at 59 in the first of three, unit 1 has 56.75 against 60; more of the first cannot help it."""
    values, caps = [[60, 60, 60], [70, 60, 54]], [[NAN, NAN, NAN], [59, NAN, NAN]]
    told = value_flips(values, LINEAR, 1, rival=0, caps=caps)
    assert np.isnan(told.change[0])
    assert told.change[1:] == pytest.approx([13, 6.5])
    # 59 s + (1 − s)·56 of unit 1 never reaches 60; with its 60 alone, the second, it is level.
    told = weight_flips(values, LINEAR, 1, rival=0, caps=caps)
    assert not told.is_met
    assert np.isnan(told.then).tolist() == [True, False, True]
    assert told.then[1] == pytest.approx(1, abs=1e-6)


def test_a_value_in_a_dimension_that_lacks_coverage_turns_nothing() -> None:
    names = ["a", "a", "b", "c", "d"]
    composite = define_composite(0, 100, [1, 1, 2, 2, 2], dimensions=names, method="linear")
    told = value_flips([[20, NAN, 50, 50, 50]], composite, 0, threshold=60)
    assert np.isnan(told.change).tolist() == [True, True, False, False, False]
    assert told.change[2:] == pytest.approx([30, 30, 30])


@given(matrices(units=(3, 5), indicators=(2, 5)), st.floats(20, 80), st.data())
def test_at_the_change_the_verdict_is_turned_and_just_before_it_is_not(
    values: np.ndarray, threshold: float, data: st.DataObject
) -> None:
    composite = composite_of(data.draw(weights(values.shape[1])))
    told = value_flips(values, composite, 0, threshold=threshold)
    assert told.is_met == (score_composite(values, composite).total[0] >= threshold - SAME)
    for place in np.flatnonzero(~np.isnan(told.change)):
        rows = np.tile(values[0], (3, 1))
        rows[:, place] += np.array([1, 0.999, 0.5]) * told.change[place]
        margin = score_composite(rows, composite).total - threshold
        assert is_turned(margin[0], told.is_met)
        assert is_turned(margin[1:], not told.is_met).all()


def is_turned(margin: np.ndarray, was_met: bool) -> np.ndarray:
    """Whether a verdict is the other one now; sums made in another order differ in their last digits."""
    return margin < -SAME + 1e-12 if was_met else margin >= -SAME - 1e-12


@given(matrices(units=(2, 4), indicators=(2, 5)), st.data())
def test_where_there_is_no_change_no_value_turns_the_verdict(values: np.ndarray, data: st.DataObject) -> None:
    composite = composite_of(data.draw(weights(values.shape[1])))
    told = value_flips(values, composite, 0, rival=1)
    bar = score_composite(values, composite).total[1]
    for place in np.flatnonzero(np.isnan(told.change)):
        rows = np.tile(values[0], (400, 1))
        rows[:, place] = np.linspace(0.001, 200, 400)
        assert ((score_composite(rows, composite).total >= bar - 1e-9) == told.is_met).all()


def test_the_share_of_weight_at_which_two_units_change_places_is_found() -> None:
    """80 s + 40 (1 − s) = 50 s + 60 (1 − s) at s = 0.4."""
    composite = define_composite(0, 100, [1, 1], method="linear")
    told = weight_flips([[80, 40], [50, 60]], composite, 0, rival=1)
    assert told.is_met
    assert told.now.tolist() == [0.5, 0.5]
    assert told.then == pytest.approx([0.4, 0.6])
    assert told.size == pytest.approx([0.1, 0.1])


def test_the_share_at_which_a_threshold_is_reached_is_found() -> None:
    composite = define_composite(0, 100, [1, 1, 2], method="linear")
    told = weight_flips([[90, 50, 50]], composite, 0, threshold=70)
    assert told.then[0] == pytest.approx(0.5)
    assert np.isnan(told.then[1])
    assert told.then[2] == pytest.approx(0, abs=1e-9)
    assert told.smallest == 0


def test_weights_inside_a_dimension_are_shares_of_that_dimension() -> None:
    composite = define_composite(
        0, 100, [1, 3, 4], dimensions=["a", "a", "b"], dimension_weights=[1, 1], method="linear"
    )
    told = weight_flips([[90, 50, 40]], composite, 0, threshold=55, of="indicators")
    assert told.now.tolist() == [0.25, 0.75, 1]
    assert told.then[:2] == pytest.approx([0.5, 0.5])
    assert np.isnan(told.then[2])


@given(matrices(units=(2, 4), indicators=(3, 5)), st.sampled_from(["dimensions", "indicators"]), st.data())
def test_at_the_new_share_the_verdict_is_turned_and_just_before_it_is_not(
    values: np.ndarray, of: str, data: st.DataObject
) -> None:
    composite = composite_of(data.draw(weights(values.shape[1])))
    told = weight_flips(values, composite, 0, rival=1, of=of)
    for place in np.flatnonzero(~np.isnan(told.then)):
        at, before = (
            np.diff(score_composite(values, reweighted(composite, of, place, share)).total[[1, 0]])[0]
            for share in (told.then[place], told.now[place] + 0.999 * told.change[place])
        )
        assert is_turned(at, told.is_met)
        assert is_turned(before, not told.is_met)


def reweighted(composite: Composite, of: str, place: int, share: float) -> Composite:
    """The composite described anew, one share set and the others of its circle scaled."""
    inner, outer = composite.weights.copy(), composite.dimension_weights.copy()
    if of == "dimensions":
        outer = np.where(np.arange(len(outer)) == place, share, outer * (1 - share) / (1 - outer[place]))
    else:
        circle = composite.member_of == composite.member_of[place]
        others = circle & (np.arange(len(inner)) != place)
        inner[others] *= (1 - share) / inner[others].sum()
        inner[place] = share
    ways = composite.direction.tolist()
    posts = [np.where(composite.log, 10.0**end, end) for end in (composite.low, composite.high)]
    return define_composite(
        *posts,
        inner,
        direction=ways,
        log=composite.log.tolist(),
        dimensions=[composite.names[member] for member in composite.member_of],
        dimension_weights=outer,
    )


def test_a_verdict_needs_a_score_and_one_bar() -> None:
    with pytest.raises(ValueError, match="exactly one"):
        value_flips([[50, 60, 54]], LINEAR, 0)
    with pytest.raises(ValueError, match="exactly one"):
        weight_flips([[50, 60, 54]], LINEAR, 0, threshold=1, rival=0)
    with pytest.raises(ValueError, match="a unit without a score"):
        value_flips([[50, NAN, NAN]], LINEAR, 0, threshold=60)


@pytest.mark.parametrize(
    "asked", [{"unit": 9, "threshold": 60}, {"unit": 0, "rival": 9}, {"unit": 1, "rival": 1}]
)
@pytest.mark.parametrize("flips", [value_flips, weight_flips])
def test_a_verdict_is_about_a_unit_that_is_there_and_another_one(
    flips: Callable[..., Flips], asked: dict[str, int]
) -> None:
    with pytest.raises(ValueError, match=r"unit|rival"):
        flips([[40, 80, 20], [50, 30, 40]], LINEAR, **asked)


def test_shares_are_among_dimensions_or_inside_them() -> None:
    with pytest.raises(ValueError, match="dimensions or indicators"):
        weight_flips([[40, 80, 20]], LINEAR, 0, threshold=60, of="dimension")  # type: ignore[arg-type]
