"""Thousands of draws say how far ranks and scores depend on what could have been chosen otherwise."""

from __future__ import annotations

import numpy as np
import pytest

from scoring import aggregate, define_composite, monte_carlo, normalise, ranks, score_composite, variants
from scoring.drawing import draw_weights

NAN = float("nan")
DIMENSIONS = ["plans", "plans", "drills", "teams"]
COMPOSITE = define_composite(0, 100, [2, 1, 1, 1], dimensions=DIMENSIONS, dimension_weights=[0.5, 0.3, 0.2])
VALUES = np.array(
    [[95, 90, 92, 97], [60, 40, 70, 55], [50, 75, 45, 66], [64, 52, 58, 57], [5, 8, 4, 9]], dtype=float
)
AS_DEFINED = {"spread": 0.0, "normalisations": ["goalposts"], "aggregations": ["geometric"]}


def test_the_same_seed_gives_the_same_draws_and_another_seed_others() -> None:
    first, again, other = (monte_carlo(VALUES, COMPOSITE, seed=seed).draws for seed in (7, 7, 8))
    assert first.shape == (2000, 5)
    assert (first == again).all()
    assert (first != other).any()


def test_when_nothing_is_uncertain_every_draw_is_the_reference() -> None:
    told = monte_carlo(VALUES, COMPOSITE, draws=20, caps=[70, NAN, 40], **AS_DEFINED)
    reference = score_composite(VALUES, COMPOSITE, caps=[70, NAN, 40])
    assert told.draws == pytest.approx(np.tile(reference.total, (20, 1)))
    assert told.dimension_draws == pytest.approx(np.tile(reference.dimensions, (20, 1, 1)))
    assert told.intervals.score_low == pytest.approx(told.intervals.score_high)
    assert told.mean_rank_shift == 0
    assert told.reference_ranks.tolist() == ranks(reference.total).tolist()


def test_who_is_better_in_everything_is_first_in_every_draw_and_who_is_worse_in_everything_last() -> None:
    told = monte_carlo(VALUES, COMPOSITE)
    assert (ranks(told.draws)[:, [0, 4]] == [1, 5]).all()
    assert told.intervals.first_two[0] == told.intervals.last_two[4] == 1
    assert told.intervals.rank_high[0] == 1


def test_those_in_between_have_ranks_that_overlap_and_chances_that_sum_to_two_places() -> None:
    told = monte_carlo(VALUES, COMPOSITE).intervals
    assert told.rank_low.tolist() == [1, 2, 4, 2, 5]
    assert told.rank_high.tolist() == [1, 3, 4, 3, 5]
    assert told.first_two.sum() == pytest.approx(2)
    assert told.last_two.sum() == pytest.approx(2)


def test_wider_weights_shift_more_ranks() -> None:
    narrow = monte_carlo(VALUES, COMPOSITE, **{**AS_DEFINED, "spread": 0.05}).mean_rank_shift
    wide = monte_carlo(VALUES, COMPOSITE, **{**AS_DEFINED, "spread": 0.9}).mean_rank_shift
    assert narrow < wide


def test_the_mean_rank_shift_is_that_of_the_draws() -> None:
    told = monte_carlo(VALUES, COMPOSITE, draws=300)
    by_hand = np.abs(ranks(told.draws) - ranks(told.reference.total)).mean(axis=1)
    assert told.rank_shifts == pytest.approx(by_hand)
    assert told.mean_rank_shift == pytest.approx(by_hand.mean())
    assert told.mean_rank_shift > 0


def test_uniform_weights_stay_within_their_spread_and_dirichlet_weights_average_to_the_weights() -> None:
    weights = np.array([0.5, 0.3, 0.2, 0.0])
    rng = np.random.default_rng(3)
    uniform = draw_weights(rng, weights, 5000, "uniform", spread=0.25)
    assert uniform.sum(axis=1) == pytest.approx(np.ones(5000))
    against_first = uniform[:, 1] / uniform[:, 0]
    assert against_first.min() >= 0.6 * 0.75 / 1.25 - 1e-9
    assert against_first.max() <= 0.6 * 1.25 / 0.75 + 1e-9
    assert np.ptp(against_first) > 0.4
    dirichlet = draw_weights(rng, weights, 5000, "dirichlet", concentration=100)
    assert dirichlet.sum(axis=1) == pytest.approx(np.ones(5000))
    assert dirichlet.mean(axis=0) == pytest.approx(weights, abs=0.005)
    assert dirichlet.std(axis=0) == pytest.approx(np.sqrt(weights * (1 - weights) / 101), rel=0.05)
    assert (uniform[:, 3] == 0).all()
    assert (dirichlet[:, 3] == 0).all()


def test_weights_can_be_drawn_from_a_dirichlet_distribution() -> None:
    near = monte_carlo(VALUES, COMPOSITE, weight_draws="dirichlet", concentration=1e6, **AS_DEFINED)
    far = monte_carlo(VALUES, COMPOSITE, weight_draws="dirichlet", concentration=5, **AS_DEFINED)
    assert near.draws.std(axis=0).max() < 0.1 < far.draws.std(axis=0)[1]


def test_weights_inside_a_dimension_that_weighs_little_vary_no_more_than_elsewhere() -> None:
    """A share of a half has a standard deviation of √(¼/101), so 100 × share one of 4.98."""
    composite = define_composite(0, 100, [1, 1, 98], dimensions=["little", "little", "much"])
    told = monte_carlo([[100, 0, 50]], composite, weight_draws="dirichlet", concentration=100, **AS_DEFINED)
    assert told.dimension_draws[:, 0, 0].std() == pytest.approx(4.98, rel=0.08)


def test_a_rate_of_few_records_makes_a_wider_interval_than_the_same_rate_of_many() -> None:
    composite = define_composite(0, 100, [1, 1])
    k, n = [[4, NAN], [400, NAN]], [[5, NAN], [500, NAN]]
    told = monte_carlo([[80, 50], [80, 50]], composite, k=k, n=n, per=100, **AS_DEFINED).intervals
    few, many = told.score_high - told.score_low
    assert few > 5 * many > 0


def test_a_drawn_rate_is_spread_as_its_wilson_interval_is() -> None:
    composite = define_composite(0, 100, [1])
    told = monte_carlo([[80]], composite, k=[[40]], n=[[50]], per=100, draws=20_000, level=0.95, **AS_DEFINED)
    assert [told.intervals.score_low[0], told.intervals.score_high[0]] == pytest.approx([67.0, 88.8], abs=0.8)


def test_a_rate_in_per_cent_taken_for_a_share_is_noticed() -> None:
    with pytest.raises(ValueError, match=r"unit 0, indicator 0: 4 of 5 per 1 is 0\.8, but the value is 80"):
        monte_carlo([[80]], define_composite(0, 100, [1]), k=[[4]], n=[[5]])
    with pytest.raises(ValueError, match="a rate needs both"):
        monte_carlo([[80]], define_composite(0, 100, [1]), k=[[4]])


def test_who_has_no_score_by_the_reference_has_none_in_any_draw_and_takes_no_place() -> None:
    values = VALUES.copy()
    values[1, 2:] = NAN
    told = monte_carlo(values, COMPOSITE, spread=0.9)
    assert np.isnan(told.reference.total[1])
    assert np.isnan(told.draws[:, 1]).all()
    assert not np.isnan(np.delete(told.draws, 1, axis=1)).any()
    assert told.intervals.rank_high[4] == 4


def test_whether_coverage_suffices_does_not_change_from_draw_to_draw() -> None:
    """Exactly two thirds of plans are there; drawn weights would put half of the draws below."""
    values = VALUES.copy()
    values[1, 1] = NAN
    told = monte_carlo(values, COMPOSITE)
    assert not np.isnan(told.draws).any()


def test_a_dimension_without_a_score_by_the_reference_has_none_in_any_draw() -> None:
    values = VALUES.copy()
    values[1, 0] = NAN
    composite = define_composite(0, 100, [2, 1, 1, 1], dimensions=DIMENSIONS, dimension_weights=[1, 1, 1])
    told = monte_carlo(values, composite)
    assert np.isnan(told.reference.dimensions[1]).tolist() == [True, False, False]
    assert np.isnan(told.dimension_draws[:, 1, 0]).all()
    assert not np.isnan(told.draws).any()


def test_caps_hold_in_every_draw() -> None:
    told = monte_carlo(VALUES, COMPOSITE, caps=[NAN, 30, NAN])
    assert told.dimension_draws[:, :, 1].max() == 30
    assert told.dimension_draws[:, :, 0].max() > 30


def test_score_intervals_come_from_goalposts_alone_and_ranks_from_all_draws() -> None:
    told = monte_carlo(VALUES, COMPOSITE)
    assert 0.4 < told.is_goalposts.mean() < 0.6
    shown = told.draws[told.is_goalposts]
    assert told.intervals.score_low == pytest.approx(np.quantile(shown, 0.05, axis=0))
    assert told.dimension_intervals[2].score_high == pytest.approx(
        np.quantile(told.dimension_draws[told.is_goalposts, :, 2], 0.95, axis=0)
    )
    assert told.intervals.first_two == pytest.approx((ranks(told.draws) <= 2).mean(axis=0))


def test_in_a_linear_sum_equally_spread_points_rank_as_plain_zscores_do() -> None:
    rng = np.random.default_rng(11)
    values = rng.uniform(10, 90, (8, 4)) * [1, 0.1, 0.5, 1]
    weights = [4, 3, 2, 1]
    composite = define_composite(0, 100, weights, method="linear")
    told = monte_carlo(
        values, composite, draws=3, spread=0.0, normalisations=["zscore"], aggregations=["linear"]
    )
    plain = aggregate(normalise(values, method="zscore"), weights, "linear")
    assert ranks(told.draws[0]).tolist() == ranks(plain).tolist()
    assert ranks(plain).tolist() != told.reference_ranks.tolist()
    assert told.draws[0].mean() == pytest.approx(told.reference.total.mean())


def test_equal_spread_leaves_means_alone_and_gives_every_column_that_differs_one_deviation() -> None:
    scores = np.array([[10, 50, 70], [20, 90, 70], [30, 70, 70], [NAN, 30, 70]], dtype=float)
    spread_out = variants.equally_spread(scores)
    assert np.nanmean(spread_out, axis=0) == pytest.approx(np.nanmean(scores, axis=0))
    deviations = np.nanstd(spread_out, axis=0)
    assert deviations == pytest.approx([np.sqrt((200 / 3 + 500) / 2)] * 2 + [0])
    assert np.isnan(spread_out[3, 0])


def test_the_aggregation_is_drawn_too() -> None:
    composite = define_composite(0, 100, [1, 1])
    told = monte_carlo([[90, 10], [45, 45]], composite, spread=0.0, normalisations=["goalposts"])
    assert sorted({round(score, 6) for score in told.draws[:, 0]}) == [30, 50]
    assert told.intervals.first_two.min() > 0.4
    assert 0.4 < (ranks(told.draws)[:, 0] == 1).mean() < 0.6


def test_many_cells_are_computed_in_parts_with_the_same_result(monkeypatch: pytest.MonkeyPatch) -> None:
    k, n = np.full(VALUES.shape, NAN), np.full(VALUES.shape, NAN)
    k[:, 0], n[:, 0] = VALUES[:, 0], 100
    whole = monte_carlo(VALUES, COMPOSITE, k=k, n=n, per=100, draws=100)
    monkeypatch.setattr(variants, "_CELLS_AT_ONCE", 7 * VALUES.size)
    parts = monte_carlo(VALUES, COMPOSITE, k=k, n=n, per=100, draws=100)
    assert (whole.draws == parts.draws).all()
    assert (whole.dimension_draws == parts.dimension_draws).all()


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ({"draws": 0}, "draws: at least 1"),
        ({"weight_draws": "normal"}, "uniform or dirichlet"),
        ({"spread": 1.5}, "spread: 0 or more and below 1"),
        ({"concentration": 0}, "concentration: above 0"),
        ({"normalisations": ["minmax"]}, "some of goalposts, zscore"),
        ({"aggregations": []}, "some of geometric, linear"),
    ],
)
def test_choices_that_are_none_are_refused(more: dict, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        monte_carlo(VALUES, COMPOSITE, **more)


@pytest.mark.parametrize("per", [None, NAN, 0, -100])
def test_a_rate_needs_what_it_is_counted_per(per: float | None) -> None:
    k = [[19, NAN, NAN, NAN]]
    with pytest.raises(ValueError, match="per"):
        monte_carlo([[95, 60, 14, 95]], COMPOSITE, k=k, n=[[20, NAN, NAN, NAN]], per=per, draws=10)
