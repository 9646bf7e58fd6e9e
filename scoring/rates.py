"""Rates k of n when n may be small."""

from __future__ import annotations

from statistics import NormalDist

import numpy as np
from numpy.typing import ArrayLike

from scoring.arrays import Floats, floats


def wilson(k: ArrayLike, n: ArrayLike, confidence: float = 0.95) -> tuple[Floats, Floats]:
    """Wilson's score interval of k of n: low and high ends, 0–1, of the broadcast shape of k and n.

    Never below 0 or above 1 and never of no width, unlike p ± 1.96·√(p(1−p)/n). For a full census it says how
    steady the process is, not how far a sample may be off. Nothing tried (n = 0) or a missing k or n has none: NaN.

    Raises ValueError unless 0 ≤ k ≤ n and 0 < confidence < 1.
    Source: Wilson (1927), JASA 22; Newcombe (1998), Statistics in Medicine 17, method 3.
    """
    hits, trials = counts(k, n)
    if not 0 < confidence < 1:
        raise ValueError(f"confidence: between 0 and 1, not {confidence:g}")
    z = NormalDist().inv_cdf((1 + confidence) / 2)
    tried = np.where(trials > 0, trials, np.nan)
    share = hits / tried
    middle = (share + z**2 / (2 * tried)) / (1 + z**2 / tried)
    half = z * np.sqrt(share * (1 - share) / tried + z**2 / (4 * tried**2)) / (1 + z**2 / tried)
    # The ends touch 0 and 1 exactly when k does; rounding must not put k/n outside its own interval.
    low = np.where(hits == 0, 0.0, np.minimum(middle - half, share))
    high = np.where(hits == trials, 1.0, np.maximum(middle + half, share))
    return np.where(np.isnan(share), np.nan, low), np.where(np.isnan(share), np.nan, high)


def shrunk_rate(k: ArrayLike, n: ArrayLike, prior_rate: ArrayLike, prior_weight: float = 10) -> Floats:
    """(k + prior_rate·prior_weight) / (n + prior_weight), of the broadcast shape of all three.

    The rate as it would stand with `prior_weight` further records like the average (`prior_rate`, 0–1): one lucky
    record of one does not head a list. It moves towards the prior the more, the smaller n. n = 0 gives the prior.

    Raises ValueError unless 0 ≤ k ≤ n, 0 ≤ prior_rate ≤ 1 and prior_weight ≥ 0.
    Source: posterior mean of a beta-binomial model (Gelman et al., Bayesian Data Analysis, ch. 2).
    """
    hits, trials = counts(k, n)
    prior = floats(prior_rate, "prior_rate")
    if ((prior < 0) | (prior > 1)).any():
        raise ValueError("prior_rate: between 0 and 1")
    if not prior_weight >= 0:
        raise ValueError(f"prior_weight: 0 or more, not {prior_weight:g}")
    weight = trials + prior_weight
    shrunk: Floats = (hits + prior * prior_weight) / np.where(weight > 0, weight, np.nan)
    return shrunk


def counts(k: ArrayLike, n: ArrayLike) -> tuple[Floats, Floats]:
    """Both as arrays of one shape, else ValueError unless 0 ≤ k ≤ n wherever both are there."""
    hits, trials = np.broadcast_arrays(floats(k, "k"), floats(n, "n"))
    if ((hits < 0) | (trials < 0) | (hits > trials)).any():
        raise ValueError("k and n: k of n needs 0 ≤ k ≤ n")
    return hits, trials
