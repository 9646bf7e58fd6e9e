"""One composite computed under many choices of weights, normalisation and aggregation at once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from scoring.aggregating import combined, weighted_means
from scoring.arrays import SAME, Bools, Floats
from scoring.composite import Composite
from scoring.dimensions import NestedScores, with_caps
from scoring.normalising import moments

_CELLS_AT_ONCE = 2_000_000  # variants × units × indicators: keeps each array in between at 16 MB


@dataclass(frozen=True, eq=False)
class Variants:
    """v ways to compute the same composite of u units, m indicators and d dimensions.

    `weights` (v, m) count inside dimensions, `dimension_weights` (v, d) across; they need not sum to 1.
    """

    weights: Floats
    dimension_weights: Floats
    is_zscore: Bools
    is_linear: Bools


def as_defined(composite: Composite, count: int) -> Variants:
    """`count` variants that are the composite itself, to change one thing in."""
    return Variants(
        np.tile(composite.weights, (count, 1)),
        np.tile(composite.dimension_weights, (count, 1)),
        np.zeros(count, dtype=np.bool_),
        np.full(count, composite.method == "linear"),
    )


def counted(scores: Floats, composite: Composite, reference: NestedScores) -> Floats:
    """Indicator scores (u, m) without those that the reference leaves out for want of coverage.

    Coverage is decided once, by the composite's own weights: else a unit near the limit would come and go from
    variant to variant, and its rank with it.
    """
    has_dimension = ~np.isnan(reference.uncapped)[:, composite.member_of]
    has_total = ~np.isnan(reference.total)[:, None]
    return np.where(has_dimension & has_total, scores, np.nan)


def score_variants(
    scores: Floats, composite: Composite, variants: Variants, caps: Floats | None = None
) -> tuple[Floats, Floats]:
    """Totals (v, u) and dimensions (v, u, d) from indicator scores (u, m), or (v, u, m) where they vary as well."""
    count = len(variants.is_linear)
    units = scores.shape[-2]
    totals = np.empty((count, units))
    dimensions = np.empty((count, units, len(composite.names)))
    step = max(1, _CELLS_AT_ONCE // max(1, units * scores.shape[-1]))
    for start in range(0, count, step):
        part = slice(start, start + step)
        of_part = scores[part] if scores.ndim == 3 else scores[None]
        totals[part], dimensions[part] = _score_part(of_part, composite, variants, part, caps)
    return totals, dimensions


def _score_part(
    scores: Floats, composite: Composite, variants: Variants, part: slice, caps: Floats | None
) -> tuple[Floats, Floats]:
    is_zscore = variants.is_zscore[part]
    if is_zscore.any():
        scores = np.where(is_zscore[:, None, None], equally_spread(scores), scores)
    weights = variants.weights[part, None, :]
    inside = weighted_means(scores, weights, composite.member_of, len(composite.names))
    dimensions = with_caps(inside, caps)
    outer = variants.dimension_weights[part, None, :]
    totals = combined(dimensions, outer, variants.is_linear[part, None], composite.floor)
    return totals, dimensions


def equally_spread(scores: Floats) -> Floats:
    """z-scores told in points: each indicator keeps its mean, all get the same standard deviation (…, u, m).

    That deviation is the root mean square of those the indicators have. In a linear sum over complete data the
    order is that of plain z-scores; unlike them, points can be floored, capped and averaged geometrically.
    """
    middle, spread = moments(scores, axis=-2)
    differs = spread > SAME
    squares = np.where(differs, spread, 0) ** 2
    common = np.sqrt(squares.sum(axis=-1, keepdims=True) / np.maximum(differs.sum(axis=-1, keepdims=True), 1))
    stretch = np.where(differs, common / np.where(differs, spread, 1), 1)
    spread_out: Floats = middle + stretch * (scores - middle)
    return spread_out
