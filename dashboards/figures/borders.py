"""Published borders as lines to draw, and whether a place lies within them."""

from __future__ import annotations

import json
import math
from functools import lru_cache
from itertools import pairwise
from typing import Any, NamedTuple

Rings = tuple[tuple[tuple[float, float], ...], ...]
Rows = list[dict[str, Any]]


class Extent(NamedTuple):
    """The smallest box around some borders, in degrees."""

    west: float
    south: float
    east: float
    north: float

    @property
    def shrink(self) -> float:
        """How much shorter a degree of longitude is than one of latitude, in the middle."""
        return math.cos(math.radians((self.south + self.north) / 2))

    @property
    def step(self) -> float:
        """The longer side, in degrees of longitude."""
        return max(self.east - self.west, (self.north - self.south) / self.shrink)

    @property
    def width_km(self) -> float:
        """From west to east along the middle."""
        return (self.east - self.west) * self.shrink * 111.32


@lru_cache(maxsize=1024)
def rings(geometry: str) -> Rings:
    """Every ring of a GeoJSON MultiPolygon, holes too."""
    polygons = json.loads(geometry)["coordinates"]
    return tuple(tuple((x, y) for x, y, *_ in ring) for polygon in polygons for ring in polygon)


def line(geometry: str) -> tuple[list[float | None], list[float | None]]:
    """Longitudes and latitudes of all rings one after another, None between them."""
    xs: list[float | None] = []
    ys: list[float | None] = []
    for ring in rings(geometry):
        xs += [x for x, _ in ring] + [None]
        ys += [y for _, y in ring] + [None]
    return xs[:-1], ys[:-1]


def contains(geometry: str, longitude: float, latitude: float) -> bool:
    """Whether a place lies within borders (even-odd rule)."""
    crossed = sum(
        (ay > latitude) != (by > latitude) and longitude < ax + (latitude - ay) * (bx - ax) / (by - ay)
        for ring in rings(geometry)
        for (ax, ay), (bx, by) in pairwise(ring)
    )
    return crossed % 2 == 1


def extent(shapes: Rows) -> Extent | None:
    """The box around all borders of some rows of places.shapes; None for none."""
    points = [point for row in shapes for ring in rings(row["geometry"]) for point in ring]
    if not points:
        return None
    xs, ys = zip(*points, strict=True)
    return Extent(min(xs), min(ys), max(xs), max(ys))


def settled(items: Rows, shapes: Rows) -> Rows:
    """Rows of places.items with two more ways of being placed: `outside` (its coordinates lie beyond the county's
    borders) and `elsewhere` (within them, but not in the township that it names).
    """
    by_code = {row["region_code"]: row["geometry"] for row in shapes if row["level"] == "township"}
    whole = [row["geometry"] for row in shapes if row["level"] == "county"] or list(by_code.values())
    return [{**item, "placed_by": _settled(item, by_code, whole)} for item in items]


def _settled(item: dict[str, Any], by_code: dict[str, str], whole: list[str]) -> str:
    placed_by = str(item["placed_by"])
    if placed_by != "coordinates" or not whole:
        return placed_by
    here = (item["longitude"], item["latitude"])
    own = by_code.get(item["township_code"])
    if own and contains(own, *here):
        return placed_by
    if not any(contains(geometry, *here) for geometry in whole):
        return "outside"
    return "elsewhere" if own else placed_by
