"""Plane and spherical geometry of borders in degrees: areas, places for labels, fewer points."""

from __future__ import annotations

import heapq
import math
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Point = tuple[float, float]
Ring = list[Point]
"""Longitude and latitude of each corner, the first repeated at the end."""
Points = NDArray[np.float64]
Polygon = list[Ring]
"""An outer ring, then its holes."""

AUTHALIC_RADIUS_KM = 6371.0072
"""Of the sphere with the surface of the CGCS2000 ellipsoid (GRS 80)."""
DECIMALS = 5


def area_km2(polygons: Sequence[Polygon]) -> float:
    """Area on the sphere in km², holes taken off."""
    return sum(
        _ring_area_km2(polygon[0]) - sum(_ring_area_km2(hole) for hole in polygon[1:]) for polygon in polygons
    )


def _ring_area_km2(ring: Ring) -> float:
    """Cylindrical equal-area projection (Lambert): areas there are areas on the sphere."""
    placed = [(math.radians(x), math.sin(math.radians(y))) for x, y in ring]
    return abs(_signed(placed)) * AUTHALIC_RADIUS_KM**2


def _signed(ring: Sequence[Point]) -> float:
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring)) / 2


def label_point(polygons: Sequence[Polygon]) -> Point:
    """The point of the largest polygon that is farthest from its border: a label there stands inside.

    Found by quartering squares, the most promising first (pole of inaccessibility), to a twenty-fifth of the extent.
    """
    polygon = max(polygons, key=lambda each: abs(_signed(each[0])))
    ys = [y for _, y in polygon[0]]
    shrink = math.cos(math.radians((min(ys) + max(ys)) / 2))
    flat = [[(x * shrink, y) for x, y in ring] for ring in polygon]
    x, y = _farthest_inside(flat)
    return round(x / shrink, DECIMALS), round(y, DECIMALS)


def _farthest_inside(polygon: Polygon) -> Point:
    xs, ys = zip(*polygon[0], strict=True)
    extent = max(max(xs) - min(xs), max(ys) - min(ys))
    starts = np.array([point for ring in polygon for point in ring[:-1]])
    ends = np.array([point for ring in polygon for point in ring[1:]])
    best, best_depth = polygon[0][0], 0.0
    waiting = [(-math.inf, ((min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2), extent / 2)]
    while waiting:
        promise, (x, y), half = heapq.heappop(waiting)
        if -promise <= best_depth + extent / 25:
            break
        for here in ((x + dx * half / 2, y + dy * half / 2) for dx in (-1, 1) for dy in (-1, 1)):
            depth = _depth(np.array(here), starts, ends)
            if depth > best_depth:
                best, best_depth = here, depth
            reach = depth + half / 2 * math.sqrt(2)
            if reach > best_depth + extent / 25:
                heapq.heappush(waiting, (-reach, here, half / 2))
    return best


def _depth(point: Points, starts: Points, ends: Points) -> float:
    """Distance to the border, negative outside (even-odd rule)."""
    nearest = float(_distances(point, starts, ends).min())
    crossed = (starts[:, 1] > point[1]) != (ends[:, 1] > point[1])
    a, b = starts[crossed], ends[crossed]
    at = a[:, 0] + (point[1] - a[:, 1]) * (b[:, 0] - a[:, 0]) / (b[:, 1] - a[:, 1])
    return nearest if np.count_nonzero(point[0] < at) % 2 else -nearest


def _distances(points: Points, a: Points, b: Points) -> Points:
    """Distances from points to the lines from a to b; one line or one point for many of the other."""
    along = b - a
    long = (along**2).sum(axis=-1)
    share = np.clip(((points - a) * along).sum(axis=-1) / np.where(long == 0, 1.0, long), 0.0, 1.0)
    return np.asarray(np.hypot(*(points - a - share[..., None] * along).T))


def lighter(polygons: Sequence[Polygon], most: int) -> list[Polygon]:
    """The same borders with at most about `most` corners: by as little as that takes, from 3 m on; rounded to 1 m."""
    tolerance, made = 0.00003, list(polygons)
    while True:
        kept = [[_thinned(ring, tolerance) for ring in polygon] for polygon in made]
        kept = [[ring for ring in polygon if len(ring) >= 4] for polygon in kept if len(polygon[0]) >= 4]
        made = kept or made
        if sum(len(ring) for polygon in made for ring in polygon) <= most or tolerance > 0.01:
            return made
        tolerance *= 2


def _thinned(ring: Ring, tolerance: float) -> Ring:
    """Without corners that lie within a tolerance of the line between those kept (Douglas and Peucker, 1973)."""
    points = np.array(ring)
    far = int(np.argmax(np.hypot(*(points - points[0]).T)))
    kept = {0, far, len(ring) - 1}
    spans = [(0, far), (far, len(ring) - 1)]
    while spans:
        start, end = spans.pop()
        if end - start < 2:
            continue
        off = _distances(points[start + 1 : end], points[start], points[end])
        at = int(np.argmax(off))
        if off[at] > tolerance:
            kept.add(start + 1 + at)
            spans += [(start, start + 1 + at), (start + 1 + at, end)]
    rounded = [(round(ring[at][0], DECIMALS), round(ring[at][1], DECIMALS)) for at in sorted(kept)]
    return [point for at, point in enumerate(rounded) if at == 0 or point != rounded[at - 1]]
