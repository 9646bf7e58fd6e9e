"""Kemeny's order disagrees least with all rankings together."""

from __future__ import annotations

from itertools import combinations, permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring import kemeny

NAN = float("nan")


@st.composite
def rankings(draw: st.DrawFn) -> np.ndarray:
    """A few voters' ranks of up to five alternatives, with ties and gaps."""
    count = draw(st.integers(2, 5))
    rank = st.sampled_from([*range(1, count + 1), NAN])
    return np.array(
        draw(st.lists(st.lists(rank, min_size=count, max_size=count), min_size=1, max_size=5)), dtype=float
    )


def distance(order: tuple[int, ...], voters: np.ndarray) -> float:
    """Counted pair by pair, as the definition says."""
    total = 0.0
    for first, second in combinations(order, 2):
        for voter in voters:
            if voter[first] > voter[second]:
                total += 1
            elif voter[first] == voter[second]:
                total += 0.5
    return total


def test_the_capital_of_tennessee_is_nashville() -> None:
    """The usual textbook example: Memphis, Nashville, Chattanooga, Knoxville; score 393 of 600, so distance 207."""
    told = kemeny([[1, 2, 3, 4], [4, 1, 2, 3], [4, 3, 1, 2], [4, 3, 2, 1]], weights=[42, 26, 15, 17])
    assert told.ranks.tolist() == [4, 1, 2, 3]
    assert told.distance == 600 - 393
    assert told.is_exact
    assert told.is_unique


def test_condorcets_own_example_of_sixty_voters_comes_out() -> None:
    """Young (1988), American Political Science Review 82: B, C, A with 104 votes of 180."""
    told = kemeny([[1, 2, 3], [3, 1, 2], [2, 1, 3], [2, 3, 1], [3, 2, 1]], weights=[23, 17, 2, 10, 8])
    assert told.ranks.tolist() == [3, 1, 2]
    assert told.distance == 180 - 104


def test_a_circle_of_three_has_three_best_orders_and_says_so() -> None:
    told = kemeny([[1, 2, 3], [3, 1, 2], [2, 3, 1]])
    assert told.ranks.tolist() == [1, 2, 3]
    assert told.distance == 4
    assert not told.is_unique


def test_when_all_agree_their_order_is_the_order_and_nothing_disagrees() -> None:
    told = kemeny([[3, 1, 2, 4]] * 5)
    assert told.ranks.tolist() == [3, 1, 2, 4]
    assert told.distance == 0


def test_a_tie_costs_half_and_who_is_not_ranked_costs_nothing() -> None:
    assert kemeny([[1, 1]]).distance == 0.5
    assert kemeny([[1, NAN]]).distance == 0
    assert kemeny([[1, 2, NAN], [NAN, 1, 2]]).ranks.tolist() == [1, 2, 3]


@given(rankings())
def test_no_order_has_a_smaller_distance(voters: np.ndarray) -> None:
    told = kemeny(voters)
    by_hand = {order: distance(order, voters) for order in permutations(range(voters.shape[1]))}
    least = min(by_hand.values())
    assert told.distance == pytest.approx(least)
    assert by_hand[tuple(np.argsort(told.ranks))] == pytest.approx(least)
    assert told.is_unique == (sum(value < least + 1e-6 for value in by_hand.values()) == 1)


@given(rankings(), st.data())
def test_renaming_the_alternatives_renames_the_result(voters: np.ndarray, data: st.DataObject) -> None:
    order = data.draw(st.permutations(range(voters.shape[1])))
    told, renamed = kemeny(voters), kemeny(voters[:, order])
    assert renamed.distance == told.distance
    assert renamed.is_unique == told.is_unique
    if told.is_unique:
        assert renamed.ranks.tolist() == told.ranks[order].tolist()


@given(rankings())
def test_a_weight_of_two_is_two_voters(voters: np.ndarray) -> None:
    twice = kemeny(np.vstack([voters, voters]))
    told = kemeny(voters, weights=[2] * len(voters))
    assert told.ranks.tolist() == twice.ranks.tolist()
    assert told.distance == twice.distance


def test_twelve_alternatives_are_exact() -> None:
    rng = np.random.default_rng(4)
    hidden = rng.permutation(12) + 1
    told = kemeny([hidden, hidden, rng.permutation(12) + 1])
    assert told.ranks.tolist() == hidden.tolist()
    assert told.is_exact


def test_beyond_twelve_the_order_is_not_claimed_to_be_the_best_but_no_single_move_improves_it() -> None:
    voters = np.array([np.random.default_rng(seed).permutation(15) + 1 for seed in range(7)])
    told = kemeny(voters)
    assert not told.is_exact
    assert not told.is_unique
    order = np.argsort(told.ranks).tolist()
    assert told.distance == distance(tuple(order), voters)
    for moved in order:
        rest = [other for other in order if other != moved]
        for place in range(len(order)):
            assert distance((*rest[:place], moved, *rest[place:]), voters) >= told.distance


def test_beyond_twelve_a_clear_majority_is_found() -> None:
    hidden = np.random.default_rng(2).permutation(30) + 1
    told = kemeny([hidden, hidden, 31 - hidden])
    assert told.ranks.tolist() == hidden.tolist()


@pytest.mark.parametrize(
    ("voters", "weights", "message"),
    [
        ([1, 2, 3], None, "voters × alternatives"),
        ([[1, 2], [2, 1]], [1], "2 numbers of 0 or more"),
        ([[1, 2], [2, 1]], [1, -1], "2 numbers of 0 or more"),
        ([[1, 2], [2]], None, "rows of equal length"),
    ],
)
def test_what_is_no_ranking_is_refused(voters: list, weights: list | None, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        kemeny(voters, weights)


@pytest.mark.parametrize("unit", [1e-10, 1, 1e10])
def test_the_order_does_not_hang_on_the_scale_of_the_weights(unit: float) -> None:
    told = kemeny([[1, 2], [2, 1]], weights=[unit, 3 * unit])
    assert told.ranks.tolist() == [2, 1] and told.is_unique
    assert told.distance == pytest.approx(unit)
