"""Values in their own units put on one scale."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, get_args

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scoring.arrays import Bools, Floats, floats
from scoring.ranking import ranks

Direction = Literal["up", "down", "band"]
Method = Literal["goalposts", "minmax", "zscore", "rank"]
DIRECTIONS = get_args(Direction)
Words = NDArray[np.str_]


def normalise(
    values: ArrayLike,
    low: ArrayLike | None = None,
    high: ArrayLike | None = None,
    direction: str | Sequence[str] = "up",
    log: bool | Sequence[bool] = False,
    method: Method = "goalposts",
    *,
    reach: ArrayLike | None = None,
) -> Floats:
    """Scores of the shape of `values`; a missing value stays missing (NaN).

    `values` are (units,) or (units, indicators); `low`, `high`, `reach`, `direction` and `log` are one for all or
    one per indicator. `log` compares by log10, goalposts included.

    goalposts  clip((x − low) / (high − low)) × 100; `down` turns it round. `low` and `high` stay the lower and the
               higher number whatever the direction. `band` gives 100 from `low` to `high`, falling to 0 at a
               distance of `reach` on either side (default: as wide as the band; with `log` in powers of ten).
               Depends on nothing but the value itself, so a unit more or less moves nobody.
    minmax     0 for the worst of these units, 100 for the best; 50 for all when they do not differ.
    zscore     (x − mean) / standard deviation (of the population); 0 for all when they do not differ.
    rank       the share in per cent of the other units that it stands above, a tie counting half.

    The last three compare the units with each other along the first axis and need no goalposts, except that
    `band` counts the distance outside [low, high] against a unit.

    Raises ValueError for goalposts that are missing or out of order, for an unknown direction or method, and for
    the logarithm of a value that has none (0 is allowed with goalposts, where it lies below any low one).
    Source: OECD/JRC Handbook (2008), step 5; UNDP, Human Development Report, technical notes (fixed goalposts).
    """
    array = floats(values, "values")
    ways = directions_of(direction)
    logged = np.asarray(log, dtype=np.bool_)
    if method == "goalposts":
        return goalposts(array, *posts(low, high, ways, logged, reach), ways, logged)
    if method not in get_args(Method):
        raise ValueError(f"method: one of {', '.join(get_args(Method))}, not {method!r}")
    better = _more_is_better(array, low, high, ways, logged)
    return {"minmax": _minmax, "zscore": standardised, "rank": _standing}[method](better)


def directions_of(direction: str | Sequence[str]) -> Words:
    """The words as an array, else ValueError."""
    ways = np.asarray(direction, dtype=np.str_)
    if unknown := set(ways.ravel().tolist()) - set(DIRECTIONS):
        raise ValueError(f"direction: one of {', '.join(DIRECTIONS)}, not {sorted(unknown)[0]!r}")
    return ways


def posts(
    low: ArrayLike | None,
    high: ArrayLike | None,
    ways: Words,
    logged: Bools,
    reach: ArrayLike | None = None,
) -> tuple[Floats, Floats, Floats]:
    """Low, high and reach as they are compared (log10 where asked), else ValueError."""
    if low is None or high is None:
        raise ValueError("low and high: fixed goalposts are needed for this")
    lowest, highest = floats(low, "low"), floats(high, "high")
    if np.isnan(lowest).any() or np.isnan(highest).any():
        raise ValueError("low and high: a goalpost is missing")
    if (logged & (np.minimum(lowest, highest) <= 0)).any():
        raise ValueError("low and high: a logarithm needs goalposts above 0")
    lowest, highest = _log10_where(lowest, logged), _log10_where(highest, logged)
    wide = highest - lowest if reach is None else floats(reach, "reach")
    if ((ways != "band") & ~(lowest < highest)).any():
        raise ValueError("low and high: low must be the lower number; direction says which end is good")
    if ((ways == "band") & ~((lowest <= highest) & (wide > 0))).any():
        raise ValueError("low, high and reach: a band needs low ≤ high and a reach above 0")
    return lowest, highest, wide


def goalposts(
    values: Floats,
    low: Floats,
    high: Floats,
    reach: Floats,
    ways: Words,
    logged: Bools,
) -> Floats:
    """The scores for goalposts that `posts` has prepared; all broadcast against `values` (…, indicators)."""
    if logged.any() and (logged & (values < 0)).any():
        raise ValueError("values: a negative number has no logarithm")
    compared = _log10_where(values, logged)
    is_band = ways == "band"
    span = np.where(is_band, 1.0, high - low)
    share = np.where(ways == "up", compared - low, high - compared) / span
    if is_band.any():
        share = np.where(is_band, 1 - _outside(compared, low, high) / np.where(is_band, reach, 1.0), share)
    scores: Floats = np.clip(share, 0, 1) * 100
    return scores


def standardised(values: Floats) -> Floats:
    """z-scores over the units (axis −2 of a matrix, the only axis of a row of units); no spread gives 0."""
    axis = _units_axis(values)
    middle, spread = moments(values, axis)
    flat = np.where(spread > _nothing(values, axis), spread, np.inf)
    scores: Floats = (values - middle) / flat
    return scores


def moments(values: Floats, axis: int) -> tuple[Floats, Floats]:
    """Mean and standard deviation of the present values, axis kept; 0 where there is none."""
    present = ~np.isnan(values)
    count = np.maximum(present.sum(axis=axis, keepdims=True), 1)
    middle = np.where(present, values, 0).sum(axis=axis, keepdims=True) / count
    squares = np.where(present, values - middle, 0) ** 2
    return middle, np.sqrt(squares.sum(axis=axis, keepdims=True) / count)


def _nothing(values: Floats, axis: int) -> Floats:
    """A spread that is arithmetic noise only, seen the size of the values."""
    largest: Floats = np.max(np.abs(np.nan_to_num(values)), axis=axis, keepdims=True, initial=0.0) * 1e-12
    return largest


def _units_axis(values: Floats) -> int:
    return -2 if values.ndim > 1 else -1


def _more_is_better(
    values: Floats,
    low: ArrayLike | None,
    high: ArrayLike | None,
    ways: Words,
    logged: Bools,
) -> Floats:
    """Values turned so that more is better, for methods that compare units with each other."""
    if (logged & (values <= 0)).any():
        raise ValueError("values: only numbers above 0 have a logarithm")
    turned = np.where(ways == "down", -1.0, 1.0) * _log10_where(values, logged)
    if not (ways == "band").any():
        return turned
    lowest, highest, _ = posts(low, high, np.asarray("band"), logged, reach=1.0)
    return np.where(ways == "band", -_outside(turned, lowest, highest), turned)


def _outside(values: Floats, low: Floats, high: Floats) -> Floats:
    """How far outside [low, high]; 0 inside."""
    distance: Floats = np.maximum(np.maximum(low - values, values - high), 0)
    return distance


def _minmax(values: Floats) -> Floats:
    axis = _units_axis(values)
    lowest = np.min(np.where(np.isnan(values), np.inf, values), axis=axis, keepdims=True, initial=np.inf)
    highest = np.max(np.where(np.isnan(values), -np.inf, values), axis=axis, keepdims=True, initial=-np.inf)
    differs = highest - lowest > _nothing(values, axis)
    share = (values - np.where(differs, lowest, values)) / np.where(differs, highest - lowest, 1) * 100
    return np.where(np.isnan(values), np.nan, np.where(differs, share, 50.0))


def _standing(values: Floats) -> Floats:
    # on 0 to 100, so that what counts as a tie does not hang on the unit of measure
    placed = ranks(_minmax(values).T, "mean").T
    others = (~np.isnan(values)).sum(axis=0) - 1
    share = (others + 1 - placed) / np.maximum(others, 1) * 100
    return np.where(np.isnan(values), np.nan, np.where(others > 0, share, 50.0))


def _log10_where(values: Floats, logged: Bools) -> Floats:
    """log10 where asked; 0 becomes −infinity, which clipping puts at the end of the scale."""
    if not logged.any():
        return values
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(logged, np.log10(values), values)
