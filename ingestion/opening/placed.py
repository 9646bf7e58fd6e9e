"""Cells put down one by one, as web tables and XML spreadsheets give them, made into a grid."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from ingestion.opening.farcells import Body, body_of_cells, said_of, too_large
from ingestion.opening.grid import MAX_CELLS, Grid, Remark

LAST_ROW, LAST_COLUMN = 1_048_575, 16_383


@dataclass
class Placed:
    """A sheet while it is read. `texts`: (row, column) → text, from 0; `merges` as in Grid."""

    name: str = ""
    texts: dict[tuple[int, int], str] = field(default_factory=dict)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    is_hidden: bool = False


def grid_of(placed: Placed, remarks: tuple[Remark, ...] = ()) -> Grid:
    """The sheet's grid; cells far away from its table are left out and said. Raises UnreadableFile when too large."""
    filled = {place: text for place, text in placed.texts.items() if text}
    places = np.array(list(filled), np.int64).reshape(-1, 2)
    body = body_of_cells(places[:, 0], places[:, 1])
    if body is not None:
        remarks = (*remarks, said_of(placed.name, body))
        filled = {place: text for place, text in filled.items() if _is_within(place, body)}
    height = max((row for row, _ in filled), default=-1) + 1
    width = max((column for _, column in filled), default=-1) + 1
    if height * width > MAX_CELLS:
        raise too_large(placed.name)
    rows = [[""] * width for _ in range(height)]
    for (row, column), text in filled.items():
        rows[row][column] = text
    return Grid(
        placed.name,
        rows,
        [
            (top, left, min(bottom, height - 1), min(right, width - 1))
            for top, left, bottom, right in placed.merges
            if top < height and left < width
        ],
        is_hidden=placed.is_hidden,
        hidden_rows=frozenset(row for row in placed.hidden_rows if row < height),
        hidden_columns=frozenset(column for column in placed.hidden_columns if column < width),
        remarks=remarks,
    )


def _is_within(place: tuple[int, int], body: Body) -> bool:
    return place[0] <= body.last_row and place[1] <= body.last_column
