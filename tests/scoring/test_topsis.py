"""TOPSIS gives the published closeness to the ideal."""

from __future__ import annotations

from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring import topsis
from tests.scoring.matrices import matrices

# Hwang & Yoon (1981): four fighter aircraft; speed, range, payload, cost, reliability, manoeuvrability.
AIRCRAFT = [
    [2.0, 1500, 20_000, 5.5, 5, 9],
    [2.5, 2700, 18_000, 6.5, 3, 5],
    [1.8, 2000, 21_000, 4.5, 7, 7],
    [2.2, 1800, 20_000, 5.0, 5, 5],
]
COST_IS_THE_FOURTH = [True, True, True, False, True, True]


def test_the_published_example_of_four_candidates_comes_out() -> None:
    """Tzeng & Huang (2011), Multiple Attribute Decision Making, ch. 5."""
    told = topsis([[5, 8, 4], [7, 6, 8], [8, 8, 6], [7, 4, 6]], [0.3, 0.4, 0.3])
    assert told.closeness == pytest.approx([0.5037, 0.6581, 0.7482, 0.3340], abs=5e-5)
    assert told.ranks.tolist() == [3, 2, 1, 4]


def test_the_published_example_with_a_cost_comes_out() -> None:
    told = topsis(AIRCRAFT, [0.2, 0.1, 0.1, 0.1, 0.2, 0.3], COST_IS_THE_FOURTH)
    assert told.closeness == pytest.approx([0.643, 0.268, 0.613, 0.312], abs=0.0006)
    assert told.ranks.tolist() == [1, 4, 2, 3]


def test_the_best_in_everything_is_at_1_and_the_worst_in_everything_at_0() -> None:
    told = topsis([[1, 9], [2, 8], [3, 7]], [1, 1], [True, False])
    assert told.closeness[[0, 2]].tolist() == [0, 1]


def test_equal_units_share_the_better_rank_and_when_all_are_equal_all_are_in_the_middle() -> None:
    assert topsis([[1, 2], [3, 4], [3, 4]], [1, 1]).ranks.tolist() == [3, 1, 1]
    assert topsis([[0, 2], [0, 2]], [1, 1]).closeness.tolist() == [0.5, 0.5]


def test_what_does_not_fit_is_said() -> None:
    with pytest.raises(ValueError, match="unit 0 has no value for indicator 1"):
        topsis([[1, None], [2, 3]], [1, 1])
    with pytest.raises(ValueError, match="weights: 2 are needed"):
        topsis([[1, 1], [2, 3]], [1])
    with pytest.raises(ValueError, match="benefit: 2 are needed"):
        topsis([[1, 1], [2, 3]], [1, 1], [True])


@given(matrices(), st.floats(0.01, 100), st.randoms(use_true_random=False))
def test_neither_a_columns_unit_of_measure_nor_the_order_of_units_and_columns_matters(
    matrix: np.ndarray, factor: float, random: Random
) -> None:
    weights = np.arange(1, matrix.shape[1] + 1)
    rows, columns = list(range(len(matrix))), list(range(matrix.shape[1]))
    random.shuffle(rows)
    random.shuffle(columns)
    closeness = topsis(matrix, weights).closeness
    scaled = matrix * np.where(np.arange(len(columns)) == 0, factor, 1)
    assert topsis(scaled, weights).closeness == pytest.approx(closeness, abs=1e-9)
    turned = topsis(matrix[np.ix_(rows, columns)], weights[columns])
    assert turned.closeness == pytest.approx(closeness[rows], abs=1e-9)


@given(matrices())
def test_a_unit_that_is_nowhere_worse_is_not_behind(matrix: np.ndarray) -> None:
    better = np.vstack([matrix, matrix[0] + 1])
    closeness = topsis(better, np.ones(matrix.shape[1])).closeness
    assert closeness[-1] >= closeness[0]
    assert ((closeness >= 0) & (closeness <= 1)).all()


@pytest.mark.parametrize("benefit", [[1, -1], ["max", "min"]])
def test_benefit_is_true_or_false_and_no_code_of_another_library(benefit: list[object]) -> None:
    with pytest.raises(ValueError, match="benefit"):
        topsis([[5, 8], [7, 6]], [0.5, 0.5], benefit)
