"""TOPSIS: how close each unit comes to the best that any unit shows."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from scoring.arrays import Floats, complete_matrix, is_benefit, shares
from scoring.ranking import ranks


@dataclass(frozen=True, eq=False)
class Closeness:
    """`closeness` (units,): 1 at the ideal, 0 at its opposite; `ranks` (units,): 1 is closest, ties share the best."""

    closeness: Floats
    ranks: Floats


def topsis(matrix: ArrayLike, weights: ArrayLike, benefit: ArrayLike | None = None) -> Closeness:
    """Relative closeness to the ideal of a matrix (units, indicators) in any units of measure.

    Columns are divided by their Euclidean length and weighted; the ideal takes the best of each column (the lowest
    where `benefit` is False), the anti-ideal the worst; closeness = d⁻ / (d⁺ + d⁻). When no unit differs from
    another all get 0.5. The ideal is made of these units, so a unit more can turn the order of others round.

    Raises ValueError for missing values and for weights that do not fit.
    Source: Hwang & Yoon (1981); Tzeng & Huang (2011), Multiple Attribute Decision Making, ch. 5.
    """
    values = complete_matrix(matrix, "matrix")
    weighted = shares(weights, values.shape[1])
    more_is_better = is_benefit(benefit, values.shape[1])
    lengths = np.linalg.norm(values, axis=0)
    weighed = values / np.where(lengths > 0, lengths, 1) * weighted
    lowest, highest = weighed.min(axis=0), weighed.max(axis=0)
    from_best = np.linalg.norm(weighed - np.where(more_is_better, highest, lowest), axis=1)
    from_worst = np.linalg.norm(weighed - np.where(more_is_better, lowest, highest), axis=1)
    both = from_best + from_worst
    closeness = np.where(both > 0, from_worst / np.where(both > 0, both, 1), 0.5)
    return Closeness(closeness, ranks(closeness))
