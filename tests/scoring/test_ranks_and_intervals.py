"""A rank says between which ranks it may lie, and a band is given only where it is certain."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring import bands, rank_intervals, rank_shift, ranks
from tests.scoring.matrices import matrices

NAN = float("nan")
NAMES = ["poor", "fair", "good", "very good"]


def test_the_highest_score_is_first_and_a_tie_takes_the_best_the_middle_or_the_worst_rank() -> None:
    assert ranks([50, 80, 80, 90]).tolist() == [4, 2, 2, 1]
    assert ranks([50, 80, 80, 90], "mean").tolist() == [4, 2.5, 2.5, 1]
    assert ranks([50, 80, 80, 90], "max").tolist() == [4, 3, 3, 1]


def test_scores_that_differ_by_rounding_only_are_tied() -> None:
    assert ranks([0.1 + 0.2, 0.3, 0.2]).tolist() == [1, 1, 3]


def test_who_has_no_score_has_no_rank_and_takes_no_place() -> None:
    assert ranks([50, NAN, 80]).tolist()[::2] == [2, 1]
    assert np.isnan(ranks([50, NAN, 80])[1])


def test_each_draw_is_ranked_by_itself() -> None:
    assert ranks([[1, 2, 3], [3, 2, 1]]).tolist() == [[3, 2, 1], [1, 2, 3]]


def test_ranks_need_units_and_a_known_way_with_ties() -> None:
    with pytest.raises(ValueError, match="min, mean or max"):
        ranks([1, 2], "dense")
    with pytest.raises(ValueError, match="one per unit"):
        ranks(3)


def test_the_rank_shift_is_the_mean_of_places_moved() -> None:
    assert rank_shift([1, 2, 3, 4], [[1, 2, 3, 4], [2, 1, 3, 4], [4, 3, 2, 1]]).tolist() == [0, 0.5, 2]
    assert float(rank_shift([1, 2, NAN], [2, 2, 1])) == 0.5
    assert np.isnan(rank_shift([NAN], [1]))


def test_of_a_hundred_draws_the_fifth_on_either_side_are_the_limits() -> None:
    """Unit 0 is last in 4 draws, second in 16 and first in 80; unit 2 is last in the other 96."""
    draws = np.array([[30, 20, 10]] * 80 + [[20, 30, 10]] * 16 + [[10, 30, 20]] * 4)
    told = rank_intervals(draws)
    assert told.rank_low.tolist() == [1, 1, 3]
    assert told.rank_high.tolist() == [2, 2, 3]
    assert told.rank_median.tolist() == [1, 2, 3]
    assert told.first_two.tolist() == [0.96, 1, 0.04]
    assert told.last_two.tolist() == [0.20, 0.80, 1]


def test_score_limits_are_the_quantiles_of_the_draws() -> None:
    told = rank_intervals(np.arange(101.0)[:, None])
    assert [told.score_low[0], told.score_median[0], told.score_high[0]] == pytest.approx([5, 50, 95])
    told = rank_intervals(np.arange(101.0)[:, None], level=0.5)
    assert [told.score_low[0], told.score_high[0]] == pytest.approx([25, 75])


def test_units_that_are_always_tied_may_be_anywhere_within_their_tie() -> None:
    told = rank_intervals([[70, 70, 70, 10]] * 20)
    assert told.rank_low.tolist() == [1, 1, 1, 4]
    assert told.rank_high.tolist() == [3, 3, 3, 4]
    assert told.rank_median.tolist() == [2, 2, 2, 4]
    assert told.first_two.tolist() == [1, 1, 1, 0]
    assert told.last_two.tolist() == [1, 1, 1, 1]


def test_a_draw_without_a_score_does_not_count_for_that_unit_and_one_without_any_has_no_interval() -> None:
    told = rank_intervals([[10, NAN, NAN], [20, 30, NAN], [20, 10, NAN], [20, 10, NAN]])
    assert told.first_two.tolist()[:2] == [1, 1]
    assert told.rank_high.tolist()[:2] == [2, 2]
    assert told.score_median.tolist()[:2] == [20, 10]
    for limits in vars(told).values():
        assert np.isnan(limits).tolist() == [False, False, True]


def test_without_a_draw_no_unit_has_an_interval() -> None:
    for limits in vars(rank_intervals(np.empty((0, 3)))).values():
        assert np.isnan(limits).tolist() == [True, True, True]


def test_the_last_two_are_the_last_of_those_who_have_a_score() -> None:
    assert rank_intervals([[30, 20, 10, NAN]] * 3).last_two.tolist()[:3] == [0, 1, 1]


def test_score_intervals_can_come_from_other_draws_than_ranks() -> None:
    told = rank_intervals([[1, 2], [2, 1]], score_draws=[[50, 60]])
    assert told.score_median.tolist() == [50, 60]
    assert told.rank_median.tolist() == [1.5, 1.5]


@given(matrices(units=(20, 40), indicators=(2, 6)), st.sampled_from([0.5, 0.9, 0.99]))
def test_limits_enclose_the_median_and_widen_with_the_level(draws: np.ndarray, level: float) -> None:
    told, wider = rank_intervals(draws, level), rank_intervals(draws, (1 + level) / 2)
    assert (told.rank_low <= told.rank_median).all()
    assert (told.rank_median <= told.rank_high).all()
    assert (told.score_low <= told.score_high).all()
    assert (wider.rank_low <= told.rank_low).all()
    assert (wider.rank_high >= told.rank_high).all()
    assert told.first_two.sum() >= 2 - 1e-9
    assert told.last_two.sum() >= 2 - 1e-9


@given(matrices(units=(5, 20), indicators=(2, 6)))
def test_ranks_do_not_change_when_all_scores_are_stretched(draws: np.ndarray) -> None:
    told, stretched = rank_intervals(draws), rank_intervals(draws**3 + 5)
    assert told.rank_low.tolist() == stretched.rank_low.tolist()
    assert told.rank_high.tolist() == stretched.rank_high.tolist()


def test_what_are_no_draws_is_refused() -> None:
    with pytest.raises(ValueError, match="draws × units"):
        rank_intervals([1, 2, 3])
    with pytest.raises(ValueError, match="draws × units"):
        rank_intervals([[1, 2]], score_draws=[[1]])
    with pytest.raises(ValueError, match="level"):
        rank_intervals([[1, 2]], level=90)


def test_a_band_is_given_where_the_whole_interval_lies_in_it_and_else_none() -> None:
    low, high = [10, 55, 62, 76, 91, 50], [59, 65, 74, 89, 100, 95]
    assert bands(low, high, [60, 75, 90], NAMES) == ["poor", None, "fair", "good", "very good", None]


def test_a_score_on_the_cut_is_in_the_upper_band_also_when_arithmetic_falls_short_of_it() -> None:
    assert bands([60, 59.9, 59.9], [70, 60, 59.95], [60, 75, 90], NAMES) == ["fair", None, "poor"]
    assert bands([0.3], [0.3], [0.1 + 0.2], ["below", "above"]) == ["above"]


def test_without_a_score_there_is_no_band() -> None:
    assert bands([NAN, 1, NAN], [NAN, NAN, 5], [60], ["below", "above"]) == [None, None, None]


@pytest.mark.parametrize(
    ("low", "high", "cuts", "names", "message"),
    [
        ([1], [2], [60, 50], ["a", "b", "c"], "cuts must ascend"),
        ([1], [2], [60], ["a"], "one more than cuts"),
        ([3], [2], [60], ["a", "b"], "low never above high"),
        ([3, 4], [5], [60], ["a", "b"], "as many of each"),
    ],
)
def test_bands_that_cannot_be_are_refused(
    low: list, high: list, cuts: list, names: list, message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        bands(low, high, cuts, names)


def test_a_limit_of_ranks_that_falls_on_a_draw_is_that_draw_from_either_end() -> None:
    ranked = -10.0 * np.arange(21)
    others = np.tile(5 - 10.0 * np.arange(1, 22), (21, 1))
    told = rank_intervals(np.column_stack([ranked, others]))
    assert (told.rank_low[0], told.rank_high[0]) == (2, 20)


def test_who_has_no_rank_on_one_side_moves_nobody_else() -> None:
    assert rank_shift([1, 2, 3], [[NAN, 1, 2], [NAN, 2, 1], [1, 2, 3]]).tolist() == [0, 1, 0]
