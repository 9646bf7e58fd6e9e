"""Several scores become one: what is missing is left out, what is zero is not offset."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring import aggregate, coverage
from tests.scoring.matrices import matrices, weights

NAN = float("nan")


def test_the_handbooks_example_of_compensation_comes_out() -> None:
    """OECD/JRC Handbook (2008), step 6: 21, 1, 1, 1 and 6, 6, 6, 6 are equal in a sum and far apart in a product."""
    uneven, even, equal = [21, 1, 1, 1], [6, 6, 6, 6], [1, 1, 1, 1]
    assert float(aggregate(uneven, equal, "linear")) == float(aggregate(even, equal, "linear")) == 6
    assert float(aggregate(uneven, equal)) == pytest.approx(2.14, abs=0.005)
    assert float(aggregate(even, equal)) == pytest.approx(6)


def test_the_handbooks_example_of_where_one_point_more_helps_most_comes_out() -> None:
    assert float(aggregate([21, 2, 1, 1], [1, 1, 1, 1])) == pytest.approx(2.545, abs=0.001)
    assert float(aggregate([7, 6, 6, 6], [1, 1, 1, 1])) == pytest.approx(6.23, abs=0.006)


def test_the_human_development_index_of_the_technical_note_2020_comes_out() -> None:
    """UNDP, HDR 2020, technical note 1: health .6971, education .3447, income .5506 give .510."""
    assert float(aggregate([0.6971, 0.3447, 0.5506], [1, 1, 1], floor=1e-9)) == pytest.approx(
        0.510, abs=0.0005
    )


def test_weights_are_scaled_so_that_only_their_proportions_matter() -> None:
    assert float(aggregate([10, 40], [3, 1], "linear")) == 17.5
    assert float(aggregate([10, 40], [0.3, 0.1], "linear")) == pytest.approx(17.5)
    assert float(aggregate([1, 16], [3, 1])) == pytest.approx(2)


def test_a_zero_pulls_the_geometric_mean_down_to_its_floor_and_no_further() -> None:
    assert float(aggregate([0, 100], [1, 1])) == pytest.approx(10)
    assert float(aggregate([0, 100], [1, 1], floor=4)) == pytest.approx(20)
    assert float(aggregate([0, 100], [1, 1], "linear", floor=4)) == 50


def test_what_is_missing_is_left_out_and_the_weights_of_the_rest_scaled_up() -> None:
    assert float(aggregate([80, None, 50], [1, 1, 1], "linear")) == 65
    assert float(aggregate([80, NAN, 50], [1, 1, 4], "linear")) == pytest.approx(56)


def test_with_exactly_two_thirds_of_the_weight_there_is_a_score_and_with_less_there_is_none() -> None:
    assert float(aggregate([90, 90, NAN], [1, 1, 1])) == pytest.approx(90)
    assert np.isnan(aggregate([90, 90, NAN], [1, 1, 1.01]))
    assert float(aggregate([90, NAN, NAN], [1, 1, 1], least_coverage=0.3)) == pytest.approx(90)


def test_where_nothing_is_there_no_score_is_made_up() -> None:
    assert np.isnan(aggregate([NAN, NAN], [1, 1], least_coverage=0))
    assert float(coverage([NAN, NAN], [1, 1])) == 0


def test_coverage_is_the_share_of_the_weight_that_is_present() -> None:
    assert coverage([[1, NAN, 3], [NAN, NAN, 3]], [1, 1, 2]).tolist() == [0.75, 0.5]


def test_a_matrix_gives_one_score_per_unit_and_a_stack_of_matrices_one_per_unit_of_each() -> None:
    matrix = np.array([[10.0, 30.0], [NAN, 50.0], [20.0, 20.0]])
    one = aggregate(matrix, [1, 3], "linear")
    assert one.tolist() == pytest.approx([25, 50, 20])
    both = aggregate([matrix, matrix * 2], [1, 3], "linear")
    assert both == pytest.approx(np.array([[25, 50, 20], [50, 100, 40]]))


@pytest.mark.parametrize(
    ("scores", "given_weights", "more", "message"),
    [
        ([1, 2], [1], {}, "2 are needed, one each"),
        ([1, 2], [1, -1], {}, "0 or more"),
        ([1, 2], [1, None], {}, "none missing"),
        ([1, 2], [0, 0], {}, "at least one must be above 0"),
        ([1, 2], [1, 1], {"method": "harmonic"}, "geometric or linear, not 'harmonic'"),
        ([1, 2], [1, 1], {"floor": 0}, "must be above 0"),
        (3, [1], {}, "one per indicator"),
    ],
)
def test_what_cannot_be_aggregated_is_said(scores, given_weights, more: dict, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        aggregate(scores, given_weights, **more)


@given(matrices(), st.sampled_from(["geometric", "linear"]), st.data())
def test_the_result_lies_between_the_lowest_and_the_highest_score(
    scores: np.ndarray, method: str, data: st.DataObject
) -> None:
    total = aggregate(scores, data.draw(weights(scores.shape[1])), method)
    assert (total >= scores.min(axis=1) - 1e-9).all()
    assert (total <= scores.max(axis=1) + 1e-9).all()


@given(matrices(), st.data())
def test_the_geometric_mean_never_exceeds_the_linear_one(scores: np.ndarray, data: st.DataObject) -> None:
    chosen = data.draw(weights(scores.shape[1]))
    assert (aggregate(scores, chosen) <= aggregate(scores, chosen, "linear") + 1e-9).all()


@given(matrices(), st.sampled_from(["geometric", "linear"]), st.data())
def test_a_higher_score_in_one_thing_gives_a_higher_total(
    scores: np.ndarray, method: str, data: st.DataObject
) -> None:
    chosen = data.draw(weights(scores.shape[1]))
    better = scores.copy()
    better[:, data.draw(st.integers(0, scores.shape[1] - 1))] += 1
    assert (aggregate(better, chosen, method) > aggregate(scores, chosen, method)).all()


@given(matrices(), st.sampled_from(["geometric", "linear"]), st.floats(1, 20), st.data())
def test_scores_on_a_larger_scale_give_totals_on_that_scale(
    scores: np.ndarray, method: str, factor: float, data: st.DataObject
) -> None:
    chosen = data.draw(weights(scores.shape[1]))
    assert aggregate(scores * factor, chosen, method) == pytest.approx(
        factor * aggregate(scores, chosen, method)
    )


@given(matrices(), st.sampled_from(["geometric", "linear"]), st.data())
def test_the_order_of_indicators_does_not_matter(
    scores: np.ndarray, method: str, data: st.DataObject
) -> None:
    chosen = np.array(data.draw(weights(scores.shape[1])))
    order = data.draw(st.permutations(range(scores.shape[1])))
    total = aggregate(scores[:, order], chosen[order], method)
    assert total == pytest.approx(aggregate(scores, chosen, method))


@given(matrices(), st.data())
def test_a_missing_score_is_the_same_as_no_such_indicator(scores: np.ndarray, data: st.DataObject) -> None:
    chosen = data.draw(weights(scores.shape[1]))
    gone = data.draw(st.integers(0, scores.shape[1] - 1))
    holed = scores.copy()
    holed[:, gone] = NAN
    left = aggregate(np.delete(scores, gone, axis=1), np.delete(chosen, gone), least_coverage=0)
    assert aggregate(holed, chosen, least_coverage=0) == pytest.approx(left)


@pytest.mark.parametrize("least", [67, -0.1, NAN])
def test_least_coverage_is_a_share(least: float) -> None:
    with pytest.raises(ValueError, match="least_coverage"):
        aggregate([50, 60], [1, 1], least_coverage=least)


def test_a_floor_is_a_number_that_scores_can_reach() -> None:
    with pytest.raises(ValueError, match="floor"):
        aggregate([50, 60], [1, 1], floor=float("inf"))
