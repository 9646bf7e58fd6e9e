"""Places for names on the map where they cover as few marks as can be."""

from __future__ import annotations

from itertools import product
from typing import Any

from dashboards.figures.borders import Extent, contains

Row = dict[str, Any]
Point = tuple[float, float]
STEPS = range(-3, 4)
OFFSETS = sorted(product(STEPS, STEPS), key=lambda off: (off[0] ** 2 + off[1] ** 2, off))


def clear_places(
    shapes: list[Row], marks: list[Point], box: Extent, wide: float, high: float
) -> dict[str, Point]:
    """Region code → where its name stands: at its label point, or near it inside its borders where fewer marks lie.

    `wide` and `high` are what a name takes, in shares of the picture's longer side.
    """
    size = (wide * box.step, high * box.step * box.shrink)
    return {str(row["region_code"]): _clear(row, marks, *size) for row in shapes}


def _clear(row: Row, marks: list[Point], wide: float, high: float) -> Point:
    x, y = row["label_longitude"], row["label_latitude"]
    near = [(mx, my) for mx, my in marks if abs(mx - x) < 2 * wide and abs(my - y) < 3 * high]
    best, fewest = (x, y), _covered((x, y), near, wide, high)
    for across, up in OFFSETS:
        here = (x + across * wide / 5, y + up * high / 3)
        covered = _covered(here, near, wide, high)
        if covered < fewest and _fits(row["geometry"], here, wide, high):
            best, fewest = here, covered
    return best


def _covered(here: Point, marks: list[Point], wide: float, high: float) -> int:
    return sum(abs(x - here[0]) < wide / 2 and abs(y - here[1]) < high / 2 for x, y in marks)


def _fits(geometry: str, here: Point, wide: float, high: float) -> bool:
    corners = [(here[0] + across * wide / 2, here[1] + up * high / 2) for across in (-1, 1) for up in (-1, 1)]
    return all(contains(geometry, *corner) for corner in corners)
