"""Numbers as they come in, lists or arrays, made arrays of floats; what is wrong with them is said by name."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

SAME = 1e-9  # scores, weights and verdicts nearer than this differ by arithmetic only


def floats(values: ArrayLike, name: str) -> Floats:
    """A fresh array of floats of the same shape; None and NaN both mean missing.

    Raises ValueError when something in it is no number or is infinite, or when rows differ in length.
    """
    try:
        array = np.array(values, dtype=np.float64)
    except (TypeError, ValueError, OverflowError) as fault:
        raise ValueError(f"{name}: numbers in rows of equal length are needed ({fault})") from None
    if np.isinf(array).any():
        raise ValueError(f"{name}: infinity is no value")
    return array


def matrix_of(values: ArrayLike, name: str) -> Floats:
    """A matrix (units, indicators) with at least one of each, else ValueError."""
    matrix = floats(values, name)
    if matrix.ndim != 2 or matrix.size == 0:
        raise ValueError(f"{name}: a matrix of units × indicators is needed, not shape {matrix.shape}")
    return matrix


def complete_matrix(values: ArrayLike, name: str) -> Floats:
    """A matrix (units, indicators) without a missing value, else ValueError."""
    matrix = matrix_of(values, name)
    if np.isnan(matrix).any():
        unit, indicator = np.argwhere(np.isnan(matrix))[0]
        raise ValueError(
            f"{name}: unit {unit} has no value for indicator {indicator}; this method needs complete data, "
            "so leave out that unit or that indicator"
        )
    return matrix


def shares(weights: ArrayLike, count: int, name: str = "weights") -> Floats:
    """`count` weights scaled to sum to 1, else ValueError: one each, none negative or missing, not all 0."""
    array = floats(weights, name)
    if array.shape != (count,):
        raise ValueError(f"{name}: {count} are needed, one each, not shape {array.shape}")
    if np.isnan(array).any() or (array < 0).any():
        raise ValueError(f"{name}: each must be 0 or more, none missing")
    if array.sum() <= 0:
        raise ValueError(f"{name}: at least one must be above 0")
    scaled: Floats = array / array.sum()
    return scaled


def is_benefit(benefit: ArrayLike | None, count: int) -> Bools:
    """Per indicator whether more is better; None: for all of them."""
    if benefit is None:
        return np.ones(count, dtype=np.bool_)
    array = np.asarray(benefit)
    if array.dtype != np.bool_:
        raise ValueError("benefit: True or False for each indicator")
    if array.shape != (count,):
        raise ValueError(f"benefit: {count} are needed, one per indicator, not shape {array.shape}")
    return array
