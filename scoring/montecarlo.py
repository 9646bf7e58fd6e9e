"""Monte Carlo: the composite drawn thousands of times over every choice that could have been made otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from scoring.aggregating import Aggregation
from scoring.arrays import Bools, Floats, floats, matrix_of
from scoring.composite import Composite, indicator_scores, score_composite
from scoring.dimensions import NestedScores
from scoring.drawing import WeightDraws, draw_rates, draw_weights
from scoring.intervals import Intervals, intervals_of
from scoring.ranking import rank_shift, ranks
from scoring.variants import Variants, counted, score_variants

NORMALISATIONS = ("goalposts", "zscore")
AGGREGATIONS: tuple[Aggregation, ...] = ("geometric", "linear")


@dataclass(frozen=True, eq=False)
class Uncertainty:
    """What D draws of u units in d dimensions say.

    `reference` as defined, `reference_ranks` (u,); `draws` (D, u), `dimension_draws` (D, u, d); `is_goalposts` (D,)
    which of them are on the scale of the goalposts; `intervals` of totals, `dimension_intervals` one per dimension;
    `rank_shifts` (D,) mean absolute shift in rank against the reference, `mean_rank_shift` their mean (R_S).
    """

    reference: NestedScores
    reference_ranks: Floats
    draws: Floats
    dimension_draws: Floats
    is_goalposts: Bools
    intervals: Intervals
    dimension_intervals: tuple[Intervals, ...]
    rank_shifts: Floats
    mean_rank_shift: float


def monte_carlo(
    values: ArrayLike,
    composite: Composite,
    *,
    caps: ArrayLike | None = None,
    k: ArrayLike | None = None,
    n: ArrayLike | None = None,
    per: ArrayLike = 1.0,
    draws: int = 2000,
    seed: int = 0,
    level: float = 0.9,
    weight_draws: WeightDraws = "uniform",
    spread: float = 0.25,
    concentration: float = 100.0,
    normalisations: Sequence[str] = NORMALISATIONS,
    aggregations: Sequence[Aggregation] = AGGREGATIONS,
) -> Uncertainty:
    """Draw the scores of values (units, indicators) again and again; the same seed and arguments give the same draws.

    Each draw takes weights inside and across dimensions (`draw_weights`), one of `normalisations` and one of
    `aggregations`, all equally likely, and a rate for each cell that is `k` of `n` (shape of values, NaN elsewhere):
    `per` × Beta (`draw_rates`), `per` being 100 where values are percentages. A shrunk rate is given as k plus
    prior and n plus prior weight. Publish no fewer than 2,000 draws.

    zscore keeps each indicator's mean and gives all the same spread (`equally_spread`). It moves units against each
    other, not the whole, so ranks come from all draws, score intervals from draws by goalposts alone (from all
    when there is none). Which cells count for want of coverage is decided by the reference. Caps hold in every draw:
    a red line is a rule, not an estimate.

    Raises ValueError as `draw_weights` and `draw_rates` do, and for draws < 1 or an unknown choice.
    Source: OECD/JRC Handbook (2008), step 7; Saisana, Saltelli & Tarantola (2005), J. R. Statist. Soc. A 168.
    """
    array = matrix_of(values, "values")
    if draws < 1:
        raise ValueError(f"draws: at least 1, not {draws}")
    generator = np.random.default_rng(seed)
    reference = score_composite(array, composite, caps=caps)
    variants = Variants(
        _inner_draws(generator, composite, draws, (weight_draws, spread, concentration)),
        draw_weights(generator, composite.dimension_weights, draws, weight_draws, spread, concentration),
        is_zscore=_choose(generator, normalisations, NORMALISATIONS, draws) == "zscore",
        is_linear=_choose(generator, aggregations, AGGREGATIONS, draws) == "linear",
    )
    if (k is None) != (n is None):
        raise ValueError("k and n: a rate needs both")
    if k is None or n is None:
        scores = counted(indicator_scores(array, composite), composite, reference)
    else:
        drawn = draw_rates(generator, array, k, n, per, draws)
        scores = counted(indicator_scores(drawn, composite), composite, reference)
    limits = None if caps is None else floats(caps, "caps")
    totals, dimensions = score_variants(scores, composite, variants, limits)
    return _told(reference, totals, dimensions, ~variants.is_zscore, level)


def _told(
    reference: NestedScores, totals: Floats, dimensions: Floats, is_goalposts: Bools, level: float
) -> Uncertainty:
    shown = is_goalposts if is_goalposts.any() else np.ones_like(is_goalposts)
    shifts = rank_shift(ranks(reference.total, "mean"), ranks(totals, "mean"))
    is_compared = ~np.isnan(shifts)
    every = np.concatenate([totals[:, None, :], dimensions.transpose(0, 2, 1)], axis=1)
    of_total, *of_dimensions = intervals_of(every, every[shown], level)
    return Uncertainty(
        reference=reference,
        reference_ranks=ranks(reference.total),
        draws=totals,
        dimension_draws=dimensions,
        is_goalposts=is_goalposts,
        intervals=of_total,
        dimension_intervals=tuple(of_dimensions),
        rank_shifts=shifts,
        mean_rank_shift=float(shifts[is_compared].mean()) if is_compared.any() else float("nan"),
    )


def _inner_draws(
    generator: np.random.Generator, composite: Composite, draws: int, how: tuple[WeightDraws, float, float]
) -> Floats:
    """Weights (draws, m) drawn inside each dimension by itself, so that a small dimension varies like a large one."""
    drawn = np.empty((draws, len(composite.weights)))
    for place in range(len(composite.names)):
        members = composite.member_of == place
        own = composite.weights[members] / composite.weights[members].sum()
        drawn[:, members] = draw_weights(generator, own, draws, *how)
    return drawn


def _choose(
    generator: np.random.Generator, choices: Sequence[str], known: Sequence[str], draws: int
) -> np.ndarray:
    if not choices or set(choices) - set(known):
        raise ValueError(f"some of {', '.join(known)} are needed, not {list(choices)}")
    return np.asarray(choices)[generator.integers(len(choices), size=draws)]
