"""Indicators in dimensions: a weighted mean inside each, another kind of mean across them, caps between the two."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from scoring.aggregating import (
    LEAST_COVERAGE,
    Aggregation,
    aggregate,
    check_method,
    group_sums,
    is_enough,
    weighted_means,
)
from scoring.arrays import SAME, Bools, Floats, Ints, floats, shares


@dataclass(frozen=True, eq=False)
class NestedScores:
    """Scores of units and of their dimensions, in the order of `names`.

    `total` (…), `dimensions` and `uncapped` (…, dimensions), `is_capped` where a cap took something away,
    `coverage` (…) the share of all weight that `total` rests on, `dimension_coverage` (…, dimensions).
    """

    names: tuple[Hashable, ...]
    total: Floats
    dimensions: Floats
    uncapped: Floats
    is_capped: Bools
    coverage: Floats
    dimension_coverage: Floats


def aggregate_dimensions(
    scores: ArrayLike,
    weights: ArrayLike,
    dimensions: Sequence[Hashable],
    dimension_weights: ArrayLike | None = None,
    *,
    caps: ArrayLike | None = None,
    capped: bool = True,
    method: Aggregation = "geometric",
    floor: float = 1.0,
    least_coverage: float = LEAST_COVERAGE,
) -> NestedScores:
    """Weighted arithmetic mean inside a dimension, `method` across dimensions; scores (…, indicators) on 0–100.

    `dimensions` names the dimension of each indicator; they keep the order of first appearance. `weights` are
    compared inside a dimension only; `dimension_weights` weigh across, by default the sum of a dimension's weights.

    `caps` (dimensions,) or (…, dimensions), NaN for none, is the red line: a dimension scores no more than its cap
    whatever else it did. A dimension without a score stays without one. `capped=False` switches caps off.

    A dimension needs `least_coverage` of its weight present, the total the same share of dimension weight.

    Raises ValueError as `aggregate` does, and when names or caps do not fit.
    Source: OECD/JRC Handbook (2008), step 6; the across-dimension geometric mean as in the HDI since 2010.
    """
    array = floats(scores, "scores")
    check_method(method, floor, least_coverage)
    names, member_of = membership(dimensions, array.shape[-1] if array.ndim else 0)
    inner = shares(weights, len(member_of))
    outer = outer_shares(inner, member_of, len(names), dimension_weights)
    own = inner / np.bincount(member_of, weights=inner)[member_of]
    covered = group_sums(np.where(np.isnan(array), 0, own), member_of, len(names))
    means = weighted_means(array, own, member_of, len(names))
    uncapped = np.where(is_enough(covered, least_coverage), means, np.nan)
    limited = with_caps(uncapped, caps) if capped else uncapped
    return NestedScores(
        names=names,
        total=aggregate(limited, outer, method, floor, least_coverage),
        dimensions=limited,
        uncapped=uncapped,
        is_capped=limited < uncapped - SAME,
        coverage=np.where(np.isnan(limited), 0, covered * outer).sum(axis=-1),
        dimension_coverage=covered,
    )


def membership(dimensions: Sequence[Hashable], count: int) -> tuple[tuple[Hashable, ...], Ints]:
    """Names in order of first appearance, and for each of `count` indicators the number of its name."""
    labels = list(dimensions)
    if len(labels) != count or not labels:
        raise ValueError(f"dimensions: {count} names are needed, one per indicator, not {len(labels)}")
    names = tuple(dict.fromkeys(labels))
    places = {name: place for place, name in enumerate(names)}
    return names, np.array([places[label] for label in labels], dtype=np.int64)


def outer_shares(inner: Floats, member_of: Ints, count: int, dimension_weights: ArrayLike | None) -> Floats:
    """Weights across dimensions, scaled to sum to 1; each dimension must weigh something inside."""
    sums = np.bincount(member_of, weights=inner, minlength=count)
    if (sums <= 0).any():
        raise ValueError("weights: in each dimension at least one indicator must weigh more than 0")
    return shares(sums if dimension_weights is None else dimension_weights, count, "dimension_weights")


def with_caps(scores: Floats, caps: ArrayLike | None) -> Floats:
    """Scores (…, dimensions) held down to their caps; NaN caps nothing, a missing score stays missing."""
    if caps is None:
        return scores
    limits = floats(caps, "caps")
    misfit = f"caps: shape {limits.shape} does not fit scores of {scores.shape}"
    if limits.ndim and limits.shape[-1] != scores.shape[-1]:
        raise ValueError(misfit)
    try:
        limits = np.broadcast_to(limits, scores.shape)
    except ValueError:
        raise ValueError(misfit) from None
    return np.minimum(scores, np.where(np.isnan(limits), np.inf, limits))
