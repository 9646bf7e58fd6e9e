"""Random matrices that the property tests of the method share."""

from __future__ import annotations

import numpy as np
from hypothesis import strategies as st

Rows = list[list[float]]


@st.composite
def matrices(
    draw: st.DrawFn,
    low: float = 1.0,
    high: float = 100.0,
    units: tuple[int, int] = (2, 7),
    indicators: tuple[int, int] = (2, 5),
) -> np.ndarray:
    """Units × indicators of numbers to one decimal; no column is the same throughout."""
    count = draw(st.integers(*indicators))
    rows = draw(st.integers(*units))
    cell = st.integers(round(low * 10), round(high * 10)).map(lambda tenth: tenth / 10)
    column = st.lists(cell, min_size=rows, max_size=rows).filter(lambda cells: len(set(cells)) > 1)
    return np.array(draw(st.lists(column, min_size=count, max_size=count))).T


def weights(count: int) -> st.SearchStrategy[list[float]]:
    """`count` weights above 0, not summing to anything in particular."""
    return st.lists(st.integers(1, 20).map(float), min_size=count, max_size=count)


@st.composite
def judgements(draw: st.DrawFn, orders: tuple[int, int] = (2, 7)) -> np.ndarray:
    """A reciprocal matrix of grades of Saaty's scale."""
    order = draw(st.integers(*orders))
    grades = st.sampled_from([1 / 9, 1 / 7, 1 / 5, 1 / 3, 1, 3, 5, 7, 9])
    matrix = np.ones((order, order))
    for row in range(order):
        for column in range(row + 1, order):
            matrix[row, column] = draw(grades)
            matrix[column, row] = 1 / matrix[row, column]
    return matrix
