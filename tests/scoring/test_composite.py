"""A composite is described once, and its scores are those of the steps done by hand."""

from __future__ import annotations

import numpy as np
import pytest

from scoring import aggregate_dimensions, define_composite, indicator_scores, normalise, score_composite

NAN = float("nan")
LOW, HIGH = [0, 0, 1], [50, 30, 1000]
DIRECTION, LOG = ["up", "down", "up"], [False, False, True]
VALUES = [[25, 0, 10], [50, 30, 1000], [10, NAN, 100]]


def test_its_scores_are_those_of_normalising_and_aggregating() -> None:
    composite = define_composite(
        LOW,
        HIGH,
        [1, 3, 2],
        direction=DIRECTION,
        log=LOG,
        dimensions=["a", "a", "b"],
        dimension_weights=[2, 1],
    )
    scores = normalise(VALUES, LOW, HIGH, DIRECTION, LOG)
    by_hand = aggregate_dimensions(scores, [1, 3, 2], ["a", "a", "b"], [2, 1], caps=[59, NAN])
    told = score_composite(VALUES, composite, caps=[59, NAN])
    assert indicator_scores(VALUES, composite) == pytest.approx(scores, nan_ok=True)
    assert told.names == ("a", "b")
    for name in ("total", "dimensions", "uncapped", "is_capped", "coverage", "dimension_coverage"):
        assert getattr(told, name) == pytest.approx(getattr(by_hand, name), nan_ok=True), name
    assert score_composite(VALUES, composite, caps=[59, NAN], capped=False).dimensions[0, 0] == pytest.approx(
        87.5
    )


def test_without_dimensions_it_is_one_mean_over_all_indicators() -> None:
    composite = define_composite(0, 100, [1, 1], method="linear")
    assert score_composite([[20, 60]], composite).total.tolist() == pytest.approx([40])
    assert score_composite([20, 80], define_composite(0, 100, [1, 1])).total == pytest.approx(40)


def test_a_band_keeps_its_reach() -> None:
    composite = define_composite(10, 20, [1, 1], direction="band", reach=[10, 40])
    assert indicator_scores([25, 30], composite).tolist() == [50, 75]


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ({"low": [0, 0, 0]}, "low: one for all or one for each of 2"),
        ({"direction": ["up"] * 3}, "direction: one for all or one for each of 2"),
        ({"high": 0}, "low must be the lower number"),
        ({"dimensions": ["a"]}, "2 names are needed"),
        ({"weights": [1, -1]}, "0 or more"),
        ({"method": "best"}, "geometric or linear"),
    ],
)
def test_a_description_that_does_not_fit_is_refused(more: dict, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        define_composite(**{"low": 0, "high": 1, "weights": [1, 1], **more})


def test_values_need_as_many_indicators_as_the_composite_has() -> None:
    with pytest.raises(ValueError, match="2 indicators are needed"):
        score_composite(np.ones((3, 4)), define_composite(0, 1, [1, 1]))
