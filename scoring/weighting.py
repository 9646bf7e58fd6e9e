"""Weights that no person sets: equal ones, and those read off the data."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from scoring.arrays import Floats, complete_matrix, is_benefit

_NOISE = 1e-12  # what is left of 1 − 1 after rounding


def equal_weights(count: int) -> Floats:
    """`count` weights of 1/count, the control that any other set of weights is held against."""
    if count < 1:
        raise ValueError(f"count: at least 1, not {count}")
    return np.full(count, 1 / count)


def entropy_weights(matrix: ArrayLike) -> Floats:
    """Entropy weights (indicators,) of a matrix (units, indicators) of numbers ≥ 0 where more is better.

    Weight ∝ 1 − entropy of the column's shares, to the base of the number of units; 0·ln 0 = 0. For information:
    they reward dispersion, so with few units they reward noise and mistakes in the data.

    Raises ValueError for missing or negative values, a single unit, or when no column differs between units.
    Source: Shannon (1948); Hwang & Yoon (1981), Multiple Attribute Decision Making.
    """
    values = complete_matrix(matrix, "matrix")
    if (values < 0).any():
        raise ValueError("matrix: entropy needs values of 0 or more; normalise them first")
    if len(values) < 2:
        raise ValueError("matrix: at least two units are needed")
    sums = values.sum(axis=0)
    parts = np.where(sums > 0, values / np.where(sums > 0, sums, 1), 1 / len(values))
    logs = np.log(np.where(parts > 0, parts, 1))
    divergence = 1 + (parts * logs).sum(axis=0) / np.log(len(values))
    return _scaled(np.where(divergence > _NOISE, divergence, 0), "no column differs between the units")


def critic_weights(matrix: ArrayLike, benefit: ArrayLike | None = None) -> Floats:
    """CRITIC weights (indicators,) of a matrix (units, indicators): spread × disagreement with the others.

    Columns are put on 0–1 by min–max (turned round where `benefit` is False); weight ∝ standard deviation ×
    Σ (1 − correlation with each other column). A column that does not differ between units weighs 0.

    Raises ValueError for missing values, a single unit, or when nothing differs or all columns say the same.
    Source: Diakoulaki, Mavrotas & Papayannakis (1995), Computers & Operations Research 22(7).
    """
    values = complete_matrix(matrix, "matrix")
    if len(values) < 2:
        raise ValueError("matrix: at least two units are needed")
    values = np.where(is_benefit(benefit, values.shape[1]), values, -values)
    spread = np.ptp(values, axis=0)
    differs = spread > _NOISE * np.abs(values).max(axis=0)
    scaled = (values - values.min(axis=0))[:, differs] / spread[differs]
    weights = np.zeros(values.shape[1])
    weights[differs] = _contrast(scaled)
    return _scaled(weights, "no column differs between the units, or all say the same")


def _contrast(scaled: Floats) -> Floats:
    """Spread × conflict per column; a column that stands alone has nobody to disagree with and keeps its spread."""
    deviation: Floats = scaled.std(axis=0)
    if scaled.shape[1] < 2:
        return deviation
    conflict = (1 - np.corrcoef(scaled, rowvar=False)).sum(axis=0)
    contrast: Floats = deviation * np.where(conflict > _NOISE, conflict, 0)
    return contrast


def _scaled(weights: Floats, nothing: str) -> Floats:
    if weights.sum() <= 0:
        raise ValueError(f"matrix: {nothing}")
    scaled: Floats = weights / weights.sum()
    return scaled
