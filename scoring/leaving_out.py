"""What each indicator does to scores and ranks: the composite without it."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike

from scoring.arrays import Floats, Ints, floats, matrix_of
from scoring.composite import Composite, score_composite
from scoring.dimensions import membership
from scoring.ranking import ranks


@dataclass(frozen=True, eq=False)
class LeftOut:
    """(indicators, units): row j is the composite without indicator j, against the whole.

    `score_changes` and `rank_changes` are without − with: a rank change of +2 is two places lost when j goes,
    so j was holding the unit up. Ranks are among the units that have a score on both sides; NaN for the others.
    """

    scores: Floats
    score_changes: Floats
    rank_changes: Floats


def leave_each_out(values: ArrayLike, composite: Composite, *, caps: ArrayLike | None = None) -> LeftOut:
    """The composite of values (units, indicators) computed once per indicator, each time without one indicator.

    The others of its dimension take over its weight; the dimension keeps its own, unless it had no other
    indicator: then it goes, and its cap with it. Coverage is measured anew on what is left.

    Raises ValueError when there is only one indicator.
    Source: OECD/JRC Handbook (2008), step 7 (inclusion and exclusion of indicators).
    """
    array = matrix_of(values, "values")
    count = len(composite.weights)
    if count < 2:
        raise ValueError("values: with a single indicator there is nothing left without it")
    whole = score_composite(array, composite, caps=caps).total
    limits = None if caps is None else floats(caps, "caps")
    scores = np.stack([_without(array, composite, left_out, limits) for left_out in range(count)])
    changes = scores - whole
    on_both = ~np.isnan(changes)
    before = ranks(np.where(on_both, whole, np.nan), "mean")
    return LeftOut(scores, changes, ranks(np.where(on_both, scores, np.nan), "mean") - before)


def _without(values: Floats, composite: Composite, left_out: int, caps: Floats | None) -> Floats:
    c = composite
    kept = np.delete(np.arange(len(c.weights)), left_out)
    remaining = _weighing(c, kept)
    if not len(remaining):
        return np.full(len(values), np.nan)
    kept = kept[np.isin(c.member_of[kept], remaining)]
    names, member_of = membership([c.names[place] for place in c.member_of[kept]], len(kept))
    places = [c.names.index(name) for name in names]
    smaller = replace(
        c,
        low=c.low[kept],
        high=c.high[kept],
        reach=c.reach[kept],
        direction=c.direction[kept],
        log=c.log[kept],
        weights=c.weights[kept],
        names=names,
        member_of=member_of,
        dimension_weights=c.dimension_weights[places],
    )
    limits = caps if caps is None or caps.ndim == 0 else caps[..., places]
    return score_composite(values[:, kept], smaller, caps=limits).total


def _weighing(composite: Composite, kept: Ints) -> Ints:
    """Dimensions in which the kept indicators still weigh something."""
    sums = np.bincount(
        composite.member_of[kept], weights=composite.weights[kept], minlength=len(composite.names)
    )
    places: Ints = np.flatnonzero((sums > 0) & (composite.dimension_weights > 0))
    return places
