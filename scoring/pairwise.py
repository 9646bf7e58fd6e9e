"""AHP: weights from pairwise judgements, with how consistent the judges were."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import ArrayLike

from scoring.arrays import Floats, floats

# Saaty (1980): mean consistency index of random matrices of order 1, 2, … 11. Other authors' tables differ.
RANDOM_INDEX = (0.0, 0.0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51)

# Lets 1/7 be written .14, yet two neighbouring grades of Saaty's scale (8 against 1/9) are further apart.
_ROUNDING = 0.05


@dataclass(frozen=True, eq=False)
class Judgement:
    """What one matrix of judgements says.

    `weights` (indicators,) sum to 1; `consistency_ratio` below 0.1 is usual practice, 0 is perfect.
    """

    weights: Floats
    lambda_max: float
    consistency_index: float
    consistency_ratio: float


@dataclass(frozen=True, eq=False)
class GroupJudgement(Judgement):
    """The group's judgement, and that of each person in the order given (one person: the same again)."""

    people: tuple[Judgement, ...] = field(default=())


def ahp_weights(judgements: ArrayLike) -> GroupJudgement:
    """Weights by the principal eigenvector of one matrix (m, m) or of several people's (people, m, m), m ≤ 11.

    Row i, column j says how many times as important i is as j. A group's matrix is the geometric mean of its
    people's, cell by cell, the only mean that keeps it reciprocal. Fractions may be rounded (.14 for 1/7).

    consistency_index = (λ_max − m) / (m − 1); consistency_ratio = that / Saaty's random index, 0 for m ≤ 2.

    Raises ValueError naming person, row and column when a matrix is not square, not positive or not reciprocal.
    Source: Saaty (1980), The Analytic Hierarchy Process; Saaty (2008), Int. J. Services Sciences 1(1);
    Aczél & Saaty (1983), J. Math. Psychology 27 (geometric mean of a group).
    """
    stacked = floats(judgements, "judgements")
    if stacked.ndim == 2:
        stacked = stacked[None]
    if stacked.ndim != 3 or stacked.shape[1] != stacked.shape[2] or stacked.size == 0:
        raise ValueError(f"judgements: square matrices are needed, not shape {np.shape(judgements)}")
    if stacked.shape[1] > len(RANDOM_INDEX):
        raise ValueError(
            f"judgements: at most {len(RANDOM_INDEX)} can be compared in pairs, not {stacked.shape[1]}; "
            "put them into groups and judge groups first"
        )
    for person, matrix in enumerate(stacked):
        _check(matrix, f"judgements of person {person}" if len(stacked) > 1 else "judgements")
    people = tuple(_judged(matrix) for matrix in stacked)
    group = _judged(np.exp(np.log(stacked).mean(axis=0)))
    return GroupJudgement(**vars(group), people=people)


def _check(matrix: Floats, name: str) -> None:
    wrong = np.argwhere(~(matrix > 0))
    if len(wrong):
        row, column = wrong[0]
        raise ValueError(f"{name}: row {row}, column {column} must be above 0, not {matrix[row, column]:g}")
    wrong = np.argwhere(np.abs(matrix * matrix.T - 1) > _ROUNDING)
    if len(wrong):
        row, column = wrong[0]
        raise ValueError(
            f"{name}: row {row}, column {column} says {matrix[row, column]:g}, so row {column}, column {row} must "
            f"say {1 / matrix[row, column]:.4g}, not {matrix[column, row]:g}"
        )


def _judged(matrix: Floats) -> Judgement:
    order = len(matrix)
    values, vectors = np.linalg.eig(matrix)
    first = int(np.argmax(values.real))  # Perron: the largest eigenvalue of a positive matrix is real
    weights = np.abs(vectors[:, first].real)
    lambda_max = float(values[first].real)
    index = max((lambda_max - order) / (order - 1), 0.0) if order > 1 else 0.0
    ratio = index / RANDOM_INDEX[order - 1] if order > 2 else 0.0
    return Judgement(weights / weights.sum(), lambda_max, index, ratio)
