"""A composite described once: goalposts, weights, dimensions. What is done with it takes the description whole."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scoring.aggregating import LEAST_COVERAGE, Aggregation, check_method
from scoring.arrays import Bools, Floats, Ints, floats, shares
from scoring.dimensions import NestedScores, aggregate_dimensions, membership, outer_shares
from scoring.normalising import Words, directions_of, goalposts, posts

_Kind = TypeVar("_Kind", bound=np.generic)


@dataclass(frozen=True, eq=False)
class Composite:
    """Made by `define_composite`, which checks it. m indicators in d dimensions.

    `low`, `high`, `reach` (m,) as they are compared (log10 where `log`); `weights` (m,) and `dimension_weights`
    (d,) sum to 1; `member_of` (m,) is the number of each indicator's dimension in `names` (d,).
    """

    low: Floats
    high: Floats
    reach: Floats
    direction: Words
    log: Bools
    weights: Floats
    names: tuple[Hashable, ...]
    member_of: Ints
    dimension_weights: Floats
    method: Aggregation
    floor: float
    least_coverage: float


def define_composite(
    low: ArrayLike,
    high: ArrayLike,
    weights: ArrayLike,
    *,
    direction: str | Sequence[str] = "up",
    log: bool | Sequence[bool] = False,
    reach: ArrayLike | None = None,
    dimensions: Sequence[Hashable] | None = None,
    dimension_weights: ArrayLike | None = None,
    method: Aggregation = "geometric",
    floor: float = 1.0,
    least_coverage: float = LEAST_COVERAGE,
) -> Composite:
    """The description of a composite of as many indicators as there are `weights`; arguments as in `normalise` and
    `aggregate_dimensions`, one for all indicators or one each.

    Without `dimensions` each indicator is a dimension of its own: one plain mean over all, by `method`.
    Raises ValueError as those two do.
    """
    inner = np.atleast_1d(floats(weights, "weights"))
    count = len(inner)
    inner = shares(inner, count)
    check_method(method, floor, least_coverage)
    ways = _each(directions_of(direction), count, "direction")
    logged = _each(np.asarray(log, dtype=np.bool_), count, "log")
    lowest, highest = (_each(floats(end, name), count, name) for end, name in ((low, "low"), (high, "high")))
    lowest, highest, wide = posts(lowest, highest, ways, logged, reach)
    names, member_of = membership(range(count) if dimensions is None else dimensions, count)
    return Composite(
        low=lowest,
        high=highest,
        reach=_each(wide, count, "reach"),
        direction=ways,
        log=logged,
        weights=inner,
        names=names,
        member_of=member_of,
        dimension_weights=outer_shares(inner, member_of, len(names), dimension_weights),
        method=method,
        floor=floor,
        least_coverage=least_coverage,
    )


def indicator_scores(values: ArrayLike, composite: Composite) -> Floats:
    """Scores 0–100 of values (…, indicators) in their own units, by the composite's goalposts."""
    c = composite
    array = floats(values, "values")
    if array.ndim == 0 or array.shape[-1] != len(c.weights):
        raise ValueError(
            f"values: {len(c.weights)} indicators are needed in each row, not shape {array.shape}"
        )
    return goalposts(array, c.low, c.high, c.reach, c.direction, c.log)


def score_composite(
    values: ArrayLike, composite: Composite, *, caps: ArrayLike | None = None, capped: bool = True
) -> NestedScores:
    """Scores of units (…) and dimensions (…, d) from values (…, m); `caps` as in `aggregate_dimensions`."""
    c = composite
    return aggregate_dimensions(
        indicator_scores(values, c),
        c.weights,
        [c.names[place] for place in c.member_of],
        c.dimension_weights,
        caps=caps,
        capped=capped,
        method=c.method,
        floor=c.floor,
        least_coverage=c.least_coverage,
    )


def _each(array: NDArray[_Kind], count: int, name: str) -> NDArray[_Kind]:
    if array.shape not in {(), (1,), (count,)}:
        raise ValueError(
            f"{name}: one for all or one for each of {count} indicators, not shape {array.shape}"
        )
    return np.broadcast_to(array, (count,)).copy()
