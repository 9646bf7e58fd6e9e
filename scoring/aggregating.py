"""Several scores of a unit made one."""

from __future__ import annotations

from typing import Literal, get_args

import numpy as np
from numpy.typing import ArrayLike

from scoring.arrays import SAME, Bools, Floats, Ints, floats, shares

Aggregation = Literal["geometric", "linear"]
LEAST_COVERAGE = 2 / 3


def aggregate(
    scores: ArrayLike,
    weights: ArrayLike,
    method: Aggregation = "geometric",
    floor: float = 1.0,
    least_coverage: float = LEAST_COVERAGE,
) -> Floats:
    """One score per unit: (…, indicators), (indicators,) → (…).

    linear     the weighted arithmetic mean: a point lost here is made good by a point gained there.
    geometric  the weighted geometric mean of scores raised to at least `floor` (above 0): a zero in one thing is
               not offset by plenty of another, and does not wipe out all the rest either. Scores run 0–100 here;
               with scores of 0–1 choose a smaller floor.

    A missing score (NaN) is left out and the weights of the others are scaled up. Where less than
    `least_coverage` of the weight is present the result is missing: see `coverage`.

    Raises ValueError for weights that do not fit, are negative or all 0, for a floor of 0 or less and
    for a least coverage outside 0–1.
    Source: OECD/JRC Handbook (2008), step 6; least coverage as in COINr (data threshold).
    """
    array = _by_indicator(scores)
    check_method(method, floor, least_coverage)
    weighted = shares(weights, array.shape[-1])
    total = combined(array, weighted, np.asarray(method == "linear"), floor)
    return np.where(is_enough(_covered(array, weighted), least_coverage), total, np.nan)


def coverage(scores: ArrayLike, weights: ArrayLike) -> Floats:
    """The share of the weight for which there is a score, 0–1: (…, indicators), (indicators,) → (…)."""
    array = _by_indicator(scores)
    return _covered(array, shares(weights, array.shape[-1]))


def is_enough(covered: Floats, least_coverage: float) -> Bools:
    """Whether so much of the weight is present that there is a score."""
    enough: Bools = covered >= least_coverage - SAME
    return enough


def check_method(method: str, floor: float, least_coverage: float) -> None:
    """ValueError unless it is a known aggregation with a floor above 0, and least coverage is a share."""
    if method not in get_args(Aggregation):
        raise ValueError(f"method: geometric or linear, not {method!r}")
    if not 0 < floor < np.inf:
        raise ValueError(f"floor: must be above 0, not {floor:g}; a geometric mean has no zero")
    if not 0 <= least_coverage <= 1:
        raise ValueError(f"least_coverage: a share between 0 and 1, not {least_coverage:g}")


def combined(scores: Floats, weights: Floats, is_linear: np.ndarray, floor: float) -> Floats:
    """Either mean, as `is_linear` (…) says; weights (…, indicators) of what is present are scaled to 1."""
    linear = weighted_mean(scores, weights)
    if bool(np.all(is_linear)):
        return linear
    geometric = np.exp(weighted_mean(np.log(np.maximum(scores, floor)), weights))
    return np.where(is_linear, linear, geometric)


def weighted_mean(scores: Floats, weights: Floats) -> Floats:
    """The mean along the last axis of what is present and has weight; NaN where nothing is."""
    present = ~np.isnan(scores)
    counted = np.where(present, weights, 0)
    total = counted.sum(axis=-1)
    summed = (counted * np.where(present, scores, 0)).sum(axis=-1)
    return np.where(total > 0, summed / np.where(total > 0, total, 1), np.nan)


def weighted_means(scores: Floats, weights: Floats, member_of: Ints, count: int) -> Floats:
    """`weighted_mean` inside each of `count` groups: (…, indicators) → (…, groups); `member_of` (indicators,)."""
    present = ~np.isnan(scores)
    counted = np.where(present, weights, 0)
    total = group_sums(counted, member_of, count)
    summed = group_sums(counted * np.where(present, scores, 0), member_of, count)
    return np.where(total > 0, summed / np.where(total > 0, total, 1), np.nan)


def group_sums(parts: Floats, member_of: Ints, count: int) -> Floats:
    """Sums of finite parts (…, indicators) inside each of `count` groups (…, groups)."""
    is_member = member_of[:, None] == np.arange(count)
    sums: Floats = parts.reshape(-1, len(member_of)) @ is_member.astype(np.float64)
    return sums.reshape(*parts.shape[:-1], count)


def _covered(scores: Floats, weighted: Floats) -> Floats:
    covered: Floats = np.asarray(np.where(np.isnan(scores), 0, weighted).sum(axis=-1))
    return covered


def _by_indicator(scores: ArrayLike) -> Floats:
    array = floats(scores, "scores")
    if array.ndim == 0:
        raise ValueError("scores: one per indicator is needed, not a single number")
    return array
