"""Equal, entropy and CRITIC weights."""

from __future__ import annotations

from random import Random

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from scoring import critic_weights, entropy_weights, equal_weights
from tests.scoring.matrices import matrices

# Diakoulaki, Mavrotas & Papayannakis (1995), Computers & Operations Research 22(7): eight firms, three ratios.
FIRMS = [
    [61, 1.08, 4.33],
    [20.7, 0.26, 4.34],
    [16.3, 1.98, 2.53],
    [9, 3.29, 1.65],
    [5.4, 2.77, 2.33],
    [4, 4.12, 1.21],
    [-6.1, 3.52, 2.10],
    [-34.6, 3.31, 0.98],
]


def test_equal_weights_are_equal() -> None:
    assert equal_weights(4).tolist() == [0.25, 0.25, 0.25, 0.25]
    with pytest.raises(ValueError, match="at least 1"):
        equal_weights(0)


def test_the_published_critic_weights_come_out() -> None:
    assert critic_weights(FIRMS) == pytest.approx([0.20222554, 0.48090173, 0.31687273], abs=5e-9)


def test_the_textbook_example_of_entropy_weights_comes_out() -> None:
    """Hwang & Yoon (1981), by hand: shares 1/5, 4/5 and 1/9, 8/9; entropies .7219 and .5033; 1 − them, scaled."""
    assert entropy_weights([[1, 2], [4, 16]]) == pytest.approx([0.358889, 0.641111], abs=5e-7)


def test_zeros_add_nothing_to_entropy() -> None:
    """All in one place: entropy 0. Half and half of four: ln 2 / ln 4. So the weights are as 1 to 1/2."""
    assert entropy_weights([[8, 3], [0, 3], [0, 0], [0, 0]]) == pytest.approx([2 / 3, 1 / 3])


def test_two_opposed_columns_and_one_between_weigh_by_spread_and_conflict() -> None:
    """Columns 0 ½ 1, 1 ½ 0, 0 1 0: correlations −1, 0, 0, so conflicts 3, 3, 2; deviations √⅙, √⅙, √(2/9)."""
    contrast = np.array([3 / 6**0.5, 3 / 6**0.5, 2 * 2**0.5 / 3])
    assert critic_weights([[0, 9, 5], [5, 5, 8], [10, 1, 5]]) == pytest.approx(contrast / contrast.sum())


def test_for_critic_a_cost_turned_round_is_a_benefit() -> None:
    turned = [[row[0], -row[1], row[2]] for row in FIRMS]
    assert critic_weights(turned, benefit=[True, False, True]) == pytest.approx(critic_weights(FIRMS))
    assert critic_weights(turned) != pytest.approx(critic_weights(FIRMS))


@pytest.mark.parametrize("weigh", [entropy_weights, critic_weights])
def test_a_column_that_does_not_differ_weighs_nothing_and_does_not_disturb_the_others(weigh) -> None:
    without = [[1, 9, 4], [2, 1, 9], [5, 3, 2]]
    with_constant = [[*row, 0.3] for row in without]
    assert weigh(with_constant).tolist() == pytest.approx([*weigh(without), 0])
    assert weigh(with_constant)[3] == 0


def test_a_single_indicator_has_all_the_weight() -> None:
    assert entropy_weights([[1], [2]]).tolist() == [1]
    assert critic_weights([[1], [2]]).tolist() == [1]


@pytest.mark.parametrize("weigh", [entropy_weights, critic_weights])
@pytest.mark.parametrize(
    ("matrix", "message"),
    [
        ([[3, 3], [3, 3]], "no column differs"),
        ([[1, 2]], "at least two units"),
        ([1, 2], "units × indicators"),
        ([[1, 2], [3, None]], "unit 1 has no value for indicator 1"),
    ],
)
def test_data_that_cannot_weigh_is_refused(weigh, matrix: list, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        weigh(matrix)


def test_entropy_refuses_negative_values_and_critic_columns_that_all_say_the_same() -> None:
    with pytest.raises(ValueError, match="0 or more"):
        entropy_weights([[1, -2], [3, 4]])
    with pytest.raises(ValueError, match="all say the same"):
        critic_weights([[1, 10], [2, 20], [3, 30]])
    with pytest.raises(ValueError, match="benefit: 2 are needed"):
        critic_weights([[1, 10], [2, 5]], benefit=[True])


@given(matrices(units=(3, 7)), st.floats(0.1, 50))
def test_weights_sum_to_1_and_a_columns_unit_of_measure_does_not_matter(
    matrix: np.ndarray, factor: float
) -> None:
    scale = np.where(np.arange(matrix.shape[1]) == 0, factor, 1)
    weighed = entropy_weights(matrix)
    assert weighed.sum() == pytest.approx(1)
    assert (weighed >= 0).all()
    assert entropy_weights(matrix * scale) == pytest.approx(weighed, abs=1e-9)
    assume(_disagree(matrix))
    weighed = critic_weights(matrix)
    assert weighed.sum() == pytest.approx(1)
    assert (weighed >= 0).all()
    assert critic_weights(matrix * scale + 7) == pytest.approx(weighed, abs=1e-9)


@given(matrices(units=(3, 7)), st.randoms(use_true_random=False))
def test_weights_follow_their_columns_and_the_order_of_units_does_not_matter(
    matrix: np.ndarray, random: Random
) -> None:
    rows, columns = list(range(len(matrix))), list(range(matrix.shape[1]))
    random.shuffle(rows)
    random.shuffle(columns)
    turned = matrix[np.ix_(rows, columns)]
    assert entropy_weights(turned) == pytest.approx(entropy_weights(matrix)[columns], abs=1e-9)
    assume(_disagree(matrix))
    assert critic_weights(turned) == pytest.approx(critic_weights(matrix)[columns], abs=1e-9)


def _disagree(matrix: np.ndarray) -> bool:
    return bool((np.corrcoef(matrix, rowvar=False) < 0.999).any())
