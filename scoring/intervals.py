"""How sure a rank and a score are, from many draws of the same composite."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from scoring.arrays import SAME, Floats, floats
from scoring.ranking import rank_limits


@dataclass(frozen=True, eq=False)
class Intervals:
    """All (units,): ranks with the chance, 0–1, of being among the first and the last two; scores; NaN without any."""

    rank_median: Floats
    rank_low: Floats
    rank_high: Floats
    first_two: Floats
    last_two: Floats
    score_median: Floats
    score_low: Floats
    score_high: Floats


def rank_intervals(
    draws: ArrayLike, level: float = 0.9, *, score_draws: ArrayLike | None = None
) -> Intervals:
    """Rank and score intervals that hold `level` of the draws (draws, units); 1 is the highest score.

    Ties count against certainty: `rank_low` comes from the best rank each tie allows, `rank_high` from the worst,
    the median from the middle. Among the first two are those whom fewer than two surpass, among the last two
    those who surpass fewer than two; with ties more than two units can be. Rank limits are whole numbers, rounded
    outwards. A draw without a score for a unit does not count for it.

    `score_draws`: scores to take score intervals from, where some draws are on another scale.

    Raises ValueError unless draws are (draws, units) and 0 < level < 1.
    Source: OECD/JRC Handbook (2008), step 7; Saisana, Saltelli & Tarantola (2005), J. R. Statist. Soc. A 168.
    """
    scores = floats(draws, "draws")
    shown = scores if score_draws is None else floats(score_draws, "score_draws")
    if scores.ndim != 2 or shown.ndim != 2 or scores.shape[1] != shown.shape[1]:
        raise ValueError(
            f"draws: a matrix of draws × units is needed, not shapes {scores.shape}, {shown.shape}"
        )
    return intervals_of(scores[:, None, :], shown[:, None, :], level)[0]


def intervals_of(draws: Floats, score_draws: Floats, level: float) -> list[Intervals]:
    """`rank_intervals` of each of several composites of the same units at once: (draws, composites, units)."""
    if not 0 < level < 1:
        raise ValueError(f"level: between 0 and 1, not {level:g}")
    tail = (1 - level) / 2
    best, worst = rank_limits(draws)
    ranked = (~np.isnan(draws)).sum(axis=-1, keepdims=True)
    lowest, middle, highest = _quantiles(score_draws, [tail, 0.5, 1 - tail], "linear")
    every = {
        "rank_median": _quantiles((best + worst) / 2, [0.5], "linear")[0],
        # a place that is a whole number but for arithmetic must not be rounded past its own draw
        "rank_low": _quantiles(best, [tail + SAME], "lower")[0],
        "rank_high": _quantiles(worst, [1 - tail - SAME], "higher")[0],
        "first_two": _share(best <= 2, ~np.isnan(best)),
        "last_two": _share(worst >= ranked - 1, ~np.isnan(worst)),
        "score_median": middle,
        "score_low": lowest,
        "score_high": highest,
    }
    return [
        Intervals(**{name: told[place] for name, told in every.items()}) for place in range(draws.shape[1])
    ]


def bands(low: ArrayLike, high: ArrayLike, cuts: ArrayLike, names: Sequence[str]) -> list[str | None]:
    """The band that each interval [low, high] (units,) lies in, or None where it reaches into a second one.

    `cuts` ascending, `names` from the lowest band up, one more than cuts. A score on a cut is in the upper band.
    A missing score has no band. Raises ValueError when cuts, names or ends do not fit.
    """
    limits = floats(cuts, "cuts")
    if limits.ndim != 1 or not (np.diff(limits) > 0).all() or len(names) != len(limits) + 1:
        raise ValueError("cuts must ascend and names be one more than cuts")
    lowest, highest = np.atleast_1d(floats(low, "low")), np.atleast_1d(floats(high, "high"))
    if lowest.shape != highest.shape or (lowest > highest).any():
        raise ValueError("low and high: as many of each, low never above high")
    below = np.searchsorted(limits, lowest + SAME, side="right")
    above = np.searchsorted(limits, highest + SAME, side="right")
    is_sure = (below == above) & ~np.isnan(lowest) & ~np.isnan(highest)
    return [names[place] if sure else None for place, sure in zip(below, is_sure, strict=True)]


def _share(is_so: np.ndarray, is_counted: np.ndarray) -> Floats:
    count = is_counted.sum(axis=0)
    return np.where(count > 0, (is_so & is_counted).sum(axis=0) / np.maximum(count, 1), np.nan)


def _quantiles(
    draws: Floats, shares: Sequence[float], method: Literal["linear", "lower", "higher"]
) -> Floats:
    """Shares × what each draw holds (draws, …), over the draws that have it; NaN where none has."""
    flat = draws.reshape(len(draws), math.prod(draws.shape[1:]))
    result = np.full((len(shares), flat.shape[1]), np.nan)
    present = ~np.isnan(flat)
    whole = present.all(axis=0) & (len(flat) > 0)
    if whole.any():
        result[:, whole] = np.quantile(flat[:, whole], shares, axis=0, method=method)
    for column in np.flatnonzero(present.any(axis=0) & ~whole):
        result[:, column] = np.quantile(flat[present[:, column], column], shares, method=method)
    return result.reshape(len(shares), *draws.shape[1:])
