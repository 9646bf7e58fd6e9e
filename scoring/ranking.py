"""From scores to ranks, and how far two rankings lie apart."""

from __future__ import annotations

from typing import Literal, get_args

import numpy as np
from numpy.typing import ArrayLike

from scoring.arrays import Floats, floats

Ties = Literal["min", "mean", "max"]
_DECIMALS = 9


def ranks(scores: ArrayLike, ties: Ties = "min") -> Floats:
    """Ranks along the last axis, 1 for the highest score; (…, units) → (…, units).

    Units whose scores agree to nine decimals are tied: `min` gives all of them the best rank of the tie (1 2 2 4),
    `max` the worst (1 3 3 4), `mean` the middle (1 2.5 2.5 4). A missing score has no rank (NaN) and
    takes no place from others. Raises ValueError for another word in `ties`.
    """
    if ties not in get_args(Ties):
        raise ValueError(f"ties: min, mean or max, not {ties!r}")
    best, worst = rank_limits(scores)
    return best if ties == "min" else worst if ties == "max" else (best + worst) / 2


def rank_limits(scores: ArrayLike) -> tuple[Floats, Floats]:
    """The best and the worst rank that ties allow, `ranks` of min and of max at once."""
    array = floats(scores, "scores")
    if array.ndim == 0:
        raise ValueError("scores: one per unit is needed, not a single number")
    rounded = np.round(array, _DECIMALS)
    better, equal = np.zeros(rounded.shape), np.zeros(rounded.shape)
    for unit in range(rounded.shape[-1]):  # by unit, so that no array of units × units is held per draw
        better += rounded[..., unit, None] > rounded
        equal += rounded[..., unit, None] == rounded
    missing = np.isnan(rounded)
    better[missing] = np.nan
    return better + 1, better + equal


def rank_shift(reference: ArrayLike, others: ArrayLike) -> Floats:
    """Mean absolute shift in rank against a reference: (units,), (…, units) → (…).

    R_S of the OECD/JRC Handbook (2008), step 7. Units without a rank on either side are left out, and the places of
    the rest are counted without them; NaN when none is left.
    """
    before, after = np.broadcast_arrays(floats(reference, "reference"), floats(others, "others"))
    if (np.isnan(before) != np.isnan(after)).any():
        is_compared = ~np.isnan(before) & ~np.isnan(after)
        before, after = (ranks(np.where(is_compared, -places, np.nan), "mean") for places in (before, after))
    shifts = np.abs(after - before)
    compared = (~np.isnan(shifts)).sum(axis=-1)
    total = np.nansum(shifts, axis=-1)
    return np.where(compared > 0, total / np.maximum(compared, 1), np.nan)
