"""What an indicator does is seen by leaving it out."""

from __future__ import annotations

import numpy as np
import pytest

from scoring import define_composite, leave_each_out, score_composite

NAN = float("nan")


def test_without_an_indicator_the_others_take_over_its_weight() -> None:
    composite = define_composite(0, 100, [1, 1, 2], method="linear")
    told = leave_each_out([[40, 80, 20], [50, 30, 40]], composite)
    assert told.scores == pytest.approx(np.array([[40, 110 / 3], [80 / 3, 130 / 3], [60, 40]]))
    assert told.score_changes == pytest.approx(told.scores - [[40, 40]])
    assert told.rank_changes.tolist() == [[-0.5, 0.5], [0.5, -0.5], [-0.5, 0.5]]


def test_a_positive_rank_change_means_that_the_indicator_held_the_unit_up() -> None:
    composite = define_composite(0, 100, [1, 1], method="linear")
    told = leave_each_out([[90, 10], [40, 50]], composite)
    assert told.rank_changes[0].tolist() == [1, -1]


def test_a_dimension_keeps_its_weight_and_goes_only_with_its_last_indicator() -> None:
    composite = define_composite(
        0, 100, [1, 1, 1], dimensions=["a", "a", "b"], dimension_weights=[1, 3], method="linear"
    )
    told = leave_each_out([[40, 80, 20]], composite)
    assert told.scores[:, 0].tolist() == pytest.approx([0.25 * 80 + 15, 0.25 * 40 + 15, 60])


def test_a_cap_goes_with_its_dimension_and_stays_with_the_others() -> None:
    composite = define_composite(0, 100, [1, 1, 1], dimensions=["a", "a", "b"], method="linear")
    told = leave_each_out([[40, 80, 70]], composite, caps=[NAN, 30])
    assert told.scores[2, 0] == pytest.approx(60)
    told = leave_each_out([[40, 80, 70]], composite, caps=[[50, NAN]])
    assert told.scores[0, 0] == pytest.approx((2 * 50 + 70) / 3)


def test_coverage_is_measured_anew_on_what_is_left() -> None:
    composite = define_composite(0, 100, [1, 1, 1], method="linear")
    told = leave_each_out([[40, NAN, 60]], composite)
    assert np.isnan(told.scores[0, 0])
    assert told.scores[1, 0] == pytest.approx(50)
    assert told.score_changes[1, 0] == pytest.approx(0)


def test_what_weighs_nothing_changes_nothing_and_the_only_one_that_weighs_leaves_nothing() -> None:
    composite = define_composite(0, 100, [1, 0], dimensions=["a", "a"])
    told = leave_each_out([[40, 80]], composite)
    assert told.score_changes[1, 0] == pytest.approx(0)
    assert np.isnan(told.scores[0, 0])


def test_every_row_is_the_composite_described_without_that_indicator() -> None:
    rng = np.random.default_rng(1)
    values, names = rng.uniform(0, 60, (5, 4)), ["a", "b", "a", "c"]
    more = {"direction": ["up", "down", "up", "up"], "dimensions": names, "dimension_weights": [3, 2, 1]}
    told = leave_each_out(values, define_composite(0, [50, 60, 70, 80], [1, 2, 3, 4], **more))
    fewer = {"direction": ["up", "down", "up"], "dimensions": ["a", "b", "c"], "dimension_weights": [3, 2, 1]}
    smaller = define_composite(0, [50, 60, 80], [1, 2, 4], **fewer)
    assert told.scores[2] == pytest.approx(score_composite(values[:, [0, 1, 3]], smaller).total)


def test_a_single_indicator_cannot_be_left_out() -> None:
    with pytest.raises(ValueError, match="single indicator"):
        leave_each_out([[1], [2]], define_composite(0, 1, [1]))


def test_who_has_no_score_without_an_indicator_leaves_no_place_to_others() -> None:
    told = leave_each_out(
        [[99, 98, None], [50, 50, 50], [20, 20, 20]], define_composite(0, 100, [1, 1, 1], method="linear")
    )
    assert np.isnan(told.rank_changes[:2, 0]).all()
    assert told.rank_changes[:2, 1:].tolist() == [[0, 0], [0, 0]]
