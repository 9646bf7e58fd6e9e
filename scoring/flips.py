"""How little must change for a verdict to turn: one value, or one weight, everything else as it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal, get_args

import numpy as np
from numpy.typing import ArrayLike

from scoring.arrays import SAME, Bools, Floats, Ints, floats, matrix_of
from scoring.composite import Composite, indicator_scores, score_composite
from scoring.variants import Variants, as_defined, counted, score_variants

Shares = Literal["dimensions", "indicators"]
_PARTS = 16
_ROUNDS = 15  # 16 to the 15th parts of an interval of floats: down to its last digits
_SHARES = np.linspace(0, 1, 201)


@dataclass(frozen=True, eq=False)
class Flips:
    """One entry per input. `now`; `then`, the nearest number at which the verdict is the other one; `change` between.

    `size` makes inputs comparable: how far the change moves the indicator's score (points 0–100), or the
    share of weight moved (0–1). NaN where no change of this input alone turns the verdict. `smallest` is the number
    of the input with the least size, None when no input turns it. `is_met` is the verdict as it stands.
    """

    is_met: bool
    now: Floats
    then: Floats
    change: Floats
    size: Floats
    smallest: int | None


def value_flips(
    values: ArrayLike,
    composite: Composite,
    unit: int,
    *,
    threshold: float | None = None,
    rival: int | None = None,
    caps: ArrayLike | None = None,
) -> Flips:
    """For each indicator of `unit`, the smallest change of its value that turns the verdict.

    `values` are (units, indicators). The verdict is "the unit's score is at least `threshold`" or "at least that of
    unit `rival`"; one of the two is given. Between two goalposts a score only rises or only falls with the value,
    so the search goes from goalpost to goalpost outwards and narrows the first stretch in which the verdict turns:
    the nearest such number, to the last digits. A missing value has no change.

    Raises ValueError for a unit that is not there or has no score, for a rival that is the unit itself, and unless
    exactly one of threshold and rival is given.
    """
    array = matrix_of(values, "values")
    reference = score_composite(array, composite, caps=caps)
    bar = _bar(reference.total, unit, threshold, rival)
    is_met = bool(reference.total[unit] >= bar - SAME)
    is_counted = ~np.isnan(counted(indicator_scores(array, composite), composite, reference)[unit])
    limits = _limits(caps, len(array), composite)
    own = None if limits is None else limits[unit]

    def turns(which: Ints, to: Floats) -> Bools:
        rows = np.tile(array[unit], (len(to), 1))
        rows[np.arange(len(to)), which] = to
        scores = np.where(is_counted, indicator_scores(rows, composite), np.nan)
        totals, _ = score_variants(scores, composite, as_defined(composite, 1), own)
        is_turned: Bools = (totals[0] >= bar - SAME) != is_met
        return is_turned

    then = _nearest(turns, array[unit], _goalposts_of(composite))
    rows = np.where(np.eye(len(then), dtype=np.bool_), then, array[unit])
    moved = np.diag(indicator_scores(rows, composite)) - indicator_scores(array[unit], composite)
    return _flips(is_met, array[unit], then, np.abs(moved))


def weight_flips(
    values: ArrayLike,
    composite: Composite,
    unit: int,
    *,
    threshold: float | None = None,
    rival: int | None = None,
    of: Shares = "dimensions",
    caps: ArrayLike | None = None,
) -> Flips:
    """For each weight, the smallest change of its share that turns the verdict of `value_flips`.

    `of` dimensions: shares among all dimensions; of indicators: shares inside the indicator's dimension. The others
    keep their proportions. The search looks at every half per cent of share and narrows the first step in
    which the verdict turns; a verdict that turns and turns back within one step is not seen. Which cells count for
    want of coverage stays as it is.

    Raises ValueError as `value_flips` does, and for another word in `of`.
    """
    array = matrix_of(values, "values")
    if of not in get_args(Shares):
        raise ValueError(f"of: dimensions or indicators, not {of!r}")
    reference = score_composite(array, composite, caps=caps)
    _bar(reference.total, unit, threshold, rival)
    compared = [unit] if rival is None else [unit, rival]
    scores = counted(indicator_scores(array, composite), composite, reference)[compared]
    limits = _limits(caps, len(array), composite)
    own = None if limits is None else limits[compared]

    def margins(variants: Variants) -> Floats:
        totals, _ = score_variants(scores, composite, variants, own)
        return totals[:, 0] - (totals[:, 1] if threshold is None else threshold)

    is_met = bool(margins(as_defined(composite, 1))[0] >= -SAME)
    if of == "dimensions":
        now = composite.dimension_weights
    else:
        sums = np.bincount(composite.member_of, weights=composite.weights)
        now = composite.weights / sums[composite.member_of]

    def turns(which: Ints, to: Floats) -> Bools:
        margin = margins(_reweighted(composite, of, now, which, to))
        is_turned: Bools = ((margin >= -SAME) != is_met) & ~np.isnan(margin)
        return is_turned

    then = _nearest(turns, now, np.tile(_SHARES, (len(now), 1)))
    return _flips(is_met, now, then, np.abs(then - now))


def _bar(score: Floats, unit: int, threshold: float | None, rival: int | None) -> float:
    if (threshold is None) == (rival is None):
        raise ValueError("threshold or rival: exactly one of the two is needed")
    for name, place in (("unit", unit), ("rival", rival)):
        if place is not None and not -len(score) <= place < len(score):
            raise ValueError(f"{name}: there are {len(score)} units, no number {place}")
    if rival is not None and (rival - unit) % len(score) == 0:
        raise ValueError("rival: another unit than the one that is asked about")
    bar = float(score[rival]) if rival is not None else float(threshold or 0)
    if np.isnan(score[unit]) or np.isnan(bar):
        raise ValueError("a unit without a score has no verdict that could turn")
    return bar


def _limits(caps: ArrayLike | None, units: int, composite: Composite) -> Floats | None:
    """Caps (units, dimensions), one row for each unit."""
    if caps is None:
        return None
    return np.broadcast_to(floats(caps, "caps"), (units, len(composite.names)))


def _goalposts_of(composite: Composite) -> Floats:
    """(m, 4): the numbers at which a score stops or starts to change, in the indicator's own unit, ascending."""
    c = composite
    reach = np.where(c.direction == "band", c.reach, 0)
    posts = np.stack([c.low - reach, c.low, c.high, c.high + reach], axis=1)
    return np.where(c.log[:, None], 10.0 ** np.where(c.log[:, None], posts, 0), posts)


def _nearest(turns: Callable[[Ints, Floats], Bools], now: Floats, stops: Floats) -> Floats:
    """Per input the nearest number, on either side of `now` (m,), at which it turns; NaN where it does not.

    `stops` (m, any number): where to look. The first stretch outwards whose far end turns is then narrowed.
    """
    inputs = np.arange(len(now))
    is_turned = turns(np.repeat(inputs, stops.shape[1]), stops.ravel()).reshape(stops.shape)
    ends = [_first_stretch(side, is_turned, now, stops) for side in (-1, 1)]
    near, far = (np.concatenate(side_by_side) for side_by_side in zip(*ends, strict=True))
    found = np.flatnonzero(np.isfinite(far))
    then = np.full(len(far), np.nan)
    then[found] = _narrowed(turns, np.tile(inputs, 2)[found], near[found], far[found])
    below, above = then[: len(now)], then[len(now) :]
    return np.where(np.isnan(above) | (now - below <= above - now), below, above)


def _first_stretch(side: int, is_turned: Bools, now: Floats, stops: Floats) -> tuple[Floats, Floats]:
    """Ends of the first stretch between stops, outwards on one side, whose far end turns; infinite when none does."""
    outwards = side * stops
    is_ahead = outwards > side * now[:, None]  # never so for a missing `now`
    far = np.where(is_ahead & is_turned, outwards, np.inf).min(axis=1)
    near = np.where(is_ahead & (outwards < far[:, None]), outwards, side * now[:, None]).max(axis=1)
    return side * near, side * far


def _narrowed(turns: Callable[[Ints, Floats], Bools], which: Ints, near: Floats, far: Floats) -> Floats:
    """The far ends drawn in as long as they still turn; many places at once cost hardly more than the middle."""
    shares = np.arange(1, _PARTS) / _PARTS
    rows = np.arange(len(which))
    for _ in range(_ROUNDS):
        inside = near[:, None] + (far - near)[:, None] * shares
        is_turned = turns(np.repeat(which, len(shares)), inside.ravel()).reshape(inside.shape)
        first = np.where(is_turned.any(axis=1), is_turned.argmax(axis=1), len(shares))
        ends = np.column_stack([near, inside, far])
        near, far = ends[rows, first], ends[rows, first + 1]
    return far


def _reweighted(composite: Composite, of: Shares, now: Floats, which: Ints, to: Floats) -> Variants:
    """One variant per entry of `which`: that weight has the share `to`, the others of its circle share the rest."""
    plain = as_defined(composite, len(which))
    rows = np.arange(len(which))
    circle = np.zeros(len(now), dtype=np.int64) if of == "dimensions" else composite.member_of
    is_other = circle == circle[which][:, None]
    is_other[rows, which] = False
    rest = np.where(is_other, now, 0).sum(axis=1)
    scaled = now * ((1 - to) / np.where(rest > 0, rest, 1))[:, None]
    changed = np.where(is_other, scaled, np.tile(now, (len(which), 1)))
    changed[rows, which] = to
    changed[rest <= 0] = now  # the only weight of its circle has the whole of it, whatever it is
    if of == "dimensions":
        return replace(plain, dimension_weights=changed)
    return replace(plain, weights=changed)


def _flips(is_met: bool, now: Floats, then: Floats, size: Floats) -> Flips:
    smallest = None if np.isnan(size).all() else int(np.nanargmin(size))
    return Flips(is_met, now, then, then - now, size, smallest)
