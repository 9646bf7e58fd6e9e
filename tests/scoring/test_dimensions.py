"""Inside a dimension indicators make up for each other, across dimensions they do so less, and a red line caps."""

from __future__ import annotations

import numpy as np
import pytest

from scoring import aggregate_dimensions

NAN = float("nan")
PLANS_AND_DRILLS = ["plans", "plans", "drills", "drills"]


def test_inside_a_dimension_the_mean_is_arithmetic_and_across_dimensions_geometric() -> None:
    told = aggregate_dimensions([[30, 50, 100, 80]], [1, 1, 1, 1], PLANS_AND_DRILLS)
    assert told.names == ("plans", "drills")
    assert told.dimensions.tolist() == [[40, 90]]
    assert told.total.tolist() == [pytest.approx(60)]


def test_the_linear_result_can_stand_beside_it() -> None:
    told = aggregate_dimensions([[30, 50, 100, 80]], [1, 1, 1, 1], PLANS_AND_DRILLS, method="linear")
    assert told.total.tolist() == [pytest.approx(65)]


def test_weights_count_inside_their_dimension_and_dimension_weights_across() -> None:
    told = aggregate_dimensions(
        [40, 80, 90], [3, 1, 100], ["a", "a", "b"], dimension_weights=[3, 1], method="linear"
    )
    assert told.dimensions.tolist() == [50, 90]
    assert float(told.total) == pytest.approx(60)


def test_without_dimension_weights_a_dimension_weighs_what_its_indicators_weigh() -> None:
    told = aggregate_dimensions([40, 80, 90], [3, 1, 12], ["a", "a", "b"], method="linear")
    assert float(told.total) == pytest.approx(80)


def test_indicators_of_one_dimension_need_not_stand_together() -> None:
    told = aggregate_dimensions([30, 100, 50, 80], [1, 1, 1, 1], ["plans", "drills", "plans", "drills"])
    assert told.dimensions.tolist() == [40, 90]


def test_a_cap_holds_a_dimension_down_and_what_it_would_have_scored_stays_visible() -> None:
    scores = [[100, 80, 60, 60], [50, 50, 60, 60]]
    told = aggregate_dimensions(scores, [1, 1, 1, 1], PLANS_AND_DRILLS, caps=[59, NAN], method="linear")
    assert told.dimensions.tolist() == [[59, 60], [50, 60]]
    assert told.uncapped.tolist() == [[90, 60], [50, 60]]
    assert told.is_capped.tolist() == [[True, False], [False, False]]
    assert told.total.tolist() == pytest.approx([59.5, 55])


def test_each_unit_can_have_caps_of_its_own() -> None:
    scores = [[100, 80, 60, 60], [100, 80, 60, 60]]
    told = aggregate_dimensions(scores, [1, 1, 1, 1], PLANS_AND_DRILLS, caps=[[59, NAN], [NAN, NAN]])
    assert told.dimensions.tolist() == [[59, 60], [90, 60]]


def test_caps_can_be_switched_off() -> None:
    told = aggregate_dimensions(
        [100, 80, 60, 60], [1, 1, 1, 1], PLANS_AND_DRILLS, caps=[59, 59], capped=False
    )
    assert told.dimensions.tolist() == [90, 60]
    assert not told.is_capped.any()


def test_a_cap_gives_no_score_to_a_dimension_that_has_none() -> None:
    told = aggregate_dimensions([NAN, NAN, 60, 60], [1, 1, 1, 1], PLANS_AND_DRILLS, caps=[59, NAN])
    assert np.isnan(told.dimensions[0])
    assert not told.is_capped[0]


def test_a_dimension_with_less_than_two_thirds_of_its_weight_has_no_score_and_counts_as_missing() -> None:
    told = aggregate_dimensions([[90, NAN, 60, 60, 60]], [1, 1, 2, 2, 2], ["a", "a", "b", "c", "d"])
    assert np.isnan(told.dimensions[0, 0])
    assert told.dimension_coverage.tolist() == [[0.5, 1, 1, 1]]
    assert told.coverage.tolist() == pytest.approx([0.75])
    assert told.total.tolist() == pytest.approx([60])


def test_with_less_than_two_thirds_of_the_dimensions_weight_there_is_no_total() -> None:
    told = aggregate_dimensions([90, NAN, 60, 60], [1, 1, 1, 1], PLANS_AND_DRILLS)
    assert np.isnan(told.total)
    assert float(told.coverage) == pytest.approx(0.5)


def test_coverage_counts_what_is_missing_inside_scored_dimensions() -> None:
    told = aggregate_dimensions(
        [90, 60, NAN, 60], [1, 1, 1, 3], ["a", "b", "b", "b"], dimension_weights=[1, 1]
    )
    assert float(told.coverage) == pytest.approx(0.5 + 0.5 * 0.8)


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ({"dimensions": ["a"]}, "2 names are needed"),
        ({"dimensions": ["a", "b"], "dimension_weights": [1]}, "dimension_weights: 2 are needed"),
        ({"dimensions": ["a", "b"], "caps": [1, 2, 3]}, "caps: shape"),
        ({"dimensions": ["a", "b"], "weights": [1, 0]}, "in each dimension at least one indicator"),
        ({"dimensions": ["a", "b"], "method": "product"}, "geometric or linear"),
    ],
)
def test_what_does_not_fit_is_said(more: dict, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        aggregate_dimensions([1, 2], **{"weights": [1, 1], **more})


def test_a_cap_that_takes_nothing_away_but_arithmetic_has_capped_nothing() -> None:
    assert not aggregate_dimensions([59, 59, 59], [1, 2, 2], ["a"] * 3, caps=[59]).is_capped.any()
    assert aggregate_dimensions([59, 60, 59], [1, 2, 2], ["a"] * 3, caps=[59]).is_capped.all()


@pytest.mark.parametrize("caps", [[59], [[59], [59]], [59, 59, 59]])
def test_caps_are_one_for_each_dimension(caps: list[object]) -> None:
    with pytest.raises(ValueError, match="caps"):
        aggregate_dimensions([[80, 80], [90, 90]], [1, 1], ["a", "b"], caps=caps)
