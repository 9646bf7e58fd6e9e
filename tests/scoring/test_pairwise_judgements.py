"""AHP gives the weights that Saaty published, and says how consistent the judges were."""

from __future__ import annotations

from fractions import Fraction
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring import RANDOM_INDEX, ahp_weights
from tests.scoring.matrices import judgements

# Saaty (2008), Int. J. Services Sciences 1(1): which drink is consumed more in the USA?
DRINKS = """
1    9  5    2    1    1    1/2
1/9  1  1/3  1/9  1/9  1/9  1/9
1/5  3  1    1/3  1/4  1/3  1/9
1/2  9  3    1    1/2  1    1/3
1    9  4    2    1    2    1/2
1    9  3    1    1/2  1    1/3
2    9  9    3    2    3    1
"""
# Saaty (1980): relative distances from Philadelphia.
DISTANCES = """
1    1/3  8    3    3    7
3    1    9    3    3    9
1/8  1/9  1    1/6  1/5  2
1/3  1/3  6    1    1/3  6
1/3  1/3  5    3    1    6
1/7  1/9  1/2  1/6  1/6  1
"""
# Saaty (1990), European J. Operational Research 48: criteria for choosing a house.
HOUSE = """
1    5    3    7  6    6    1/3  1/4
1/5  1    1/3  5  3    3    1/5  1/7
1/3  3    1    6  3    4    6    1/5
1/7  1/5  1/6  1  1/3  1/4  1/7  1/8
1/6  1/3  1/3  3  1    1/2  1/5  1/6
1/6  1/3  1/4  4  2    1    1/5  1/6
3    5    1/6  7  5    5    1    1/2
4    7    5    8  6    6    2    1
"""
A = [[1, 3], [1 / 3, 1]]
B = [[1, 1 / 3], [3, 1]]


def typed(text: str) -> list[list[float]]:
    return [[float(Fraction(cell)) for cell in row.split()] for row in text.strip().splitlines()]


@pytest.mark.parametrize(
    ("matrix", "weights"),
    [
        pytest.param(DRINKS, [0.177, 0.019, 0.042, 0.116, 0.190, 0.129, 0.327], id="drinks"),
        pytest.param(DISTANCES, [0.262, 0.397, 0.033, 0.116, 0.164, 0.027], id="distances"),
        pytest.param(HOUSE, [0.173, 0.054, 0.188, 0.018, 0.031, 0.036, 0.167, 0.333], id="house"),
    ],
)
def test_the_published_weights_come_out_to_their_last_digit(matrix: str, weights: list[float]) -> None:
    assert ahp_weights(typed(matrix)).weights == pytest.approx(weights, abs=0.00052)


def test_the_published_consistency_comes_out() -> None:
    drinks, distances, house = (ahp_weights(typed(matrix)) for matrix in (DRINKS, DISTANCES, HOUSE))
    assert drinks.lambda_max == pytest.approx(7.1766, abs=5e-5)
    assert drinks.consistency_ratio == pytest.approx(0.022, abs=5e-4)
    assert distances.lambda_max == pytest.approx(6.4536, abs=5e-5)
    assert house.lambda_max == pytest.approx(9.669, abs=5e-4)
    assert house.consistency_index == pytest.approx(0.238, abs=5e-4)
    assert house.consistency_ratio == pytest.approx(0.169, abs=5e-4)


def test_the_random_index_is_saatys_and_not_one_of_the_later_ones() -> None:
    assert RANDOM_INDEX == (0, 0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51)


def test_judgements_that_follow_from_weights_give_these_weights_and_are_perfectly_consistent() -> None:
    weights = np.array([0.5, 0.3, 0.15, 0.05])
    judged = ahp_weights(weights[:, None] / weights)
    assert judged.weights == pytest.approx(weights)
    assert judged.lambda_max == pytest.approx(4)
    assert judged.consistency_ratio == pytest.approx(0, abs=1e-9)


def test_a_group_judges_by_the_geometric_mean_so_that_opposites_cancel() -> None:
    group = ahp_weights([A, B])
    assert group.weights == pytest.approx([0.5, 0.5])
    assert group.lambda_max == pytest.approx(2)
    assert [person.weights.tolist() for person in group.people] == [
        pytest.approx([0.75, 0.25]),
        pytest.approx([0.25, 0.75]),
    ]


def test_each_person_has_a_consistency_of_his_own() -> None:
    steady, unsteady = (
        ahp_weights([typed(DRINKS), typed(DRINKS)]).people[0],
        ahp_weights(typed(HOUSE)).people[0],
    )
    assert steady.consistency_ratio < 0.1 < unsteady.consistency_ratio
    assert ahp_weights([typed(DRINKS)] * 3).consistency_ratio == pytest.approx(steady.consistency_ratio)


@pytest.mark.parametrize(("matrix", "weights"), [([[1]], [1]), (A, [0.75, 0.25])])
def test_one_or_two_alternatives_cannot_be_inconsistent(matrix: list, weights: list[float]) -> None:
    judged = ahp_weights(matrix)
    assert judged.weights == pytest.approx(weights)
    assert judged.consistency_ratio == 0


def test_fractions_rounded_to_two_digits_are_accepted() -> None:
    assert ahp_weights([[1, 7], [0.14, 1]]).weights == pytest.approx([0.875, 0.125], abs=0.002)


@pytest.mark.parametrize(
    ("matrix", "message"),
    [
        ([[1, 2, 3], [0.5, 1, 2]], r"square matrices are needed, not shape \(2, 3\)"),
        ([1, 2, 3], "square matrices are needed"),
        ([], "square matrices are needed"),
        ([[1, 0], [0, 1]], "row 0, column 1 must be above 0, not 0"),
        ([[1, -3], [-1 / 3, 1]], "row 0, column 1 must be above 0, not -3"),
        ([[1, None], [3, 1]], "row 0, column 1 must be above 0, not nan"),
        ([[1, 8], [1 / 9, 1]], "row 0, column 1 says 8, so row 1, column 0 must say 0.125, not 0.111"),
        ([[2, 1], [1, 1]], "row 0, column 0 says 2"),
        ([A, [[1, 5], [5, 1]]], "judgements of person 1: row 0, column 1 says 5"),
        (np.ones((12, 12)), "at most 11 can be compared in pairs, not 12"),
    ],
)
def test_a_matrix_that_is_no_judgement_is_refused_and_told_where(matrix: list, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        ahp_weights(matrix)


@given(judgements())
def test_weights_sum_to_1_and_none_is_0(matrix: np.ndarray) -> None:
    judged = ahp_weights(matrix)
    assert judged.weights.sum() == pytest.approx(1)
    assert (judged.weights > 0).all()
    assert judged.consistency_index >= 0
    assert matrix @ judged.weights == pytest.approx(judged.lambda_max * judged.weights)


@given(judgements(), st.randoms(use_true_random=False))
def test_the_order_in_which_things_are_compared_does_not_matter(matrix: np.ndarray, random: Random) -> None:
    order = list(range(len(matrix)))
    random.shuffle(order)
    turned = ahp_weights(matrix[np.ix_(order, order)])
    assert turned.weights == pytest.approx(ahp_weights(matrix).weights[order], abs=1e-9)


@given(judgements((3, 5)))
def test_the_same_judgement_twice_is_that_judgement(matrix: np.ndarray) -> None:
    assert ahp_weights([matrix, matrix]).weights == pytest.approx(ahp_weights(matrix).weights, abs=1e-9)
