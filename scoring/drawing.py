"""Random draws of what is uncertain: weights, and rates known from few records."""

from __future__ import annotations

from typing import Literal, get_args

import numpy as np
from numpy.typing import ArrayLike

from scoring.arrays import Floats, floats
from scoring.rates import counts

WeightDraws = Literal["uniform", "dirichlet"]


def draw_weights(
    generator: np.random.Generator,
    weights: Floats,
    draws: int,
    kind: WeightDraws = "uniform",
    spread: float = 0.25,
    concentration: float = 100.0,
) -> Floats:
    """Weights (draws, m) about `weights` (m,), each row summing to 1; a weight of 0 stays 0.

    uniform    each weight × a number between 1 − spread and 1 + spread, then scaled.
    dirichlet  Dirichlet(concentration × weights): mean `weights`, the closer to them the higher the concentration;
               a weight of 1/8 has a standard deviation of about a quarter of itself at 100.

    Raises ValueError for an unknown kind, a spread outside 0–1 or a concentration of 0 or less.
    """
    if kind not in get_args(WeightDraws):
        raise ValueError(f"weight_draws: {' or '.join(get_args(WeightDraws))}, not {kind!r}")
    if not 0 <= spread < 1 or not concentration > 0:
        raise ValueError("spread: 0 or more and below 1; concentration: above 0")
    if kind == "uniform":
        drawn = weights * generator.uniform(1 - spread, 1 + spread, (draws, len(weights)))
    else:
        # Gamma draws scaled are Dirichlet draws, and unlike numpy's own allow a weight of 0.
        drawn = generator.standard_gamma(concentration * weights, (draws, len(weights)))
    sums = drawn.sum(axis=1, keepdims=True)
    scaled: Floats = np.where(sums > 0, drawn / np.where(sums > 0, sums, 1), weights)
    return scaled


def draw_rates(
    generator: np.random.Generator, values: Floats, k: ArrayLike, n: ArrayLike, per: ArrayLike, draws: int
) -> Floats:
    """Values (draws, units, indicators): `per` × Beta(k + ½, n − k + ½) where k of n is given, else as they are.

    Jeffreys' prior, whose intervals are close to Wilson's (Brown, Cai & DasGupta 2001, Statistical Science 16). Its
    mean lies between k/n and a half: a place with 5 of 5 is drawn a little below 100 %.

    Raises ValueError for a `per` that is missing or not above 0, and where k/n × per is not the value (beyond a
    hundredth of per): a percentage taken for a share.
    """
    hits, trials = counts(
        np.broadcast_to(floats(k, "k"), values.shape), np.broadcast_to(floats(n, "n"), values.shape)
    )
    scale = np.broadcast_to(floats(per, "per"), values.shape)
    is_rate = ~np.isnan(hits) & (trials > 0) & ~np.isnan(values)
    if not (scale[is_rate] > 0).all():
        raise ValueError("per: a number above 0 for every rate")
    given = scale[is_rate] * hits[is_rate] / trials[is_rate]
    apart = np.abs(given - values[is_rate]) > scale[is_rate] / 100
    if apart.any():
        unit, indicator = np.argwhere(is_rate)[np.argmax(apart)]
        raise ValueError(
            f"unit {unit}, indicator {indicator}: {hits[unit, indicator]:g} of {trials[unit, indicator]:g} per "
            f"{scale[unit, indicator]:g} is {given[np.argmax(apart)]:g}, but the value is {values[unit, indicator]:g}"
        )
    drawn = np.broadcast_to(values, (draws, *values.shape)).copy()
    share = generator.beta(hits[is_rate] + 0.5, (trials - hits)[is_rate] + 0.5, (draws, int(is_rate.sum())))
    drawn[:, is_rate] = scale[is_rate] * share
    return drawn
