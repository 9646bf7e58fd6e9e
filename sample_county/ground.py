"""The invented ground: an outline, seven townships and 158 villages that share it out, and places inside them.

Villages are relaxed Voronoi cells; a township is what its villages cover, the county what the townships cover. Every
border is bent once and then used by both of its sides, so that nothing overlaps and nothing is left between.
"""

import math
import random
from collections.abc import Iterable
from functools import cache
from itertools import pairwise

from sample_county.places import TOWNSHIPS, make_villages

Point = tuple[float, float]
Ring = list[Point]

_WEST, _EAST, _SOUTH, _NORTH = 104.05, 104.52, 30.11, 30.48
_SEATS = ((0.50, 0.52), (0.22, 0.70), (0.74, 0.76), (0.78, 0.34), (0.24, 0.28), (0.50, 0.12), (0.48, 0.88))
"""Where the townships lie, in shares of the county's width and height, in the order of TOWNSHIPS."""
_OUTLINE = (
    (0.02, 0.40), (0.14, 0.13), (0.38, 0.0), (0.68, 0.04), (0.92, 0.20), (1.0, 0.52), (0.90, 0.84), (0.62, 1.0),
    (0.26, 0.95), (0.06, 0.72),
)  # fmt: skip
"""A convex outline, anticlockwise, in the same shares; what is drawn of it is bent."""
_RELAXINGS = 5
_BENDS = 3
_REACHES = (0.8, 0.6, 0.4, 0.2, 0.0)
"""How far from a cell's middle to its straight border a place may lie: as far as bends and sway leave it inside."""


def place_in(village_code: str, first: float, second: float) -> Point:
    """A longitude and latitude inside a village, from two numbers of 0 to 1."""
    cell = _cells()[village_code]
    middle = _centroid(cell)
    along = first * len(cell)
    at = int(along) % len(cell)
    edge = _between(cell[at], cell[(at + 1) % len(cell)], along - int(along))
    ring = village_ring(village_code)
    tried = (_swayed(_between(middle, edge, reach * math.sqrt(second))) for reach in _REACHES)
    return next(place for place in tried if _lies_in(ring, place))


def village_ring(code: str) -> Ring:
    """The border of a village, anticlockwise, its first point not repeated."""
    return _bent([_swayed(corner) for corner in _cells()[code]])


def _lies_in(ring: Ring, place: Point) -> bool:
    """Whether a ray to the east crosses the ring an odd number of times."""
    x, y = place
    edges = zip(ring, ring[1:] + ring[:1], strict=True)
    crossed = [(a, b) for a, b in edges if (a[1] > y) != (b[1] > y)]
    return sum(x < a[0] + (y - a[1]) * (b[0] - a[0]) / (b[1] - a[1]) for a, b in crossed) % 2 == 1


def merged(rings: Iterable[Ring]) -> list[Ring]:
    """What some cells cover together: their borders without those that two of them share."""
    follows: dict[Point, list[Point]] = {}
    edges = {(a, b) for ring in rings for a, b in zip(ring, ring[1:] + ring[:1], strict=True)}
    for a, b in sorted(edges):
        if (b, a) not in edges:
            follows.setdefault(a, []).append(b)
    found: list[Ring] = []
    while follows:
        start = min(follows)
        ring, at = [start], _step(follows, start)
        while at != start:
            ring.append(at)
            at = _step(follows, at)
        found.append(ring)
    return found


def _step(follows: dict[Point, list[Point]], at: Point) -> Point:
    after = follows[at].pop()
    if not follows[at]:
        del follows[at]
    return after


@cache
def _cells() -> dict[str, Ring]:
    """Village code → its straight-edged cell, corners shared to the last digit with its neighbours; not swayed yet."""
    villages = make_villages()
    outline = [_placed(x, y) for x, y in _OUTLINE]
    sites = _sites([village.township for village in villages])
    for _ in range(_RELAXINGS):
        sites = [_centroid(_cell(site, sites, outline)) for site in sites]
    known: dict[tuple[int, int], Point] = {}
    cells = ([_same(known, corner) for corner in _cell(site, sites, outline)] for site in sites)
    return {village.code: list(dict.fromkeys(cell)) for village, cell in zip(villages, cells, strict=True)}


def _degrees(share: float, low: float, high: float) -> float:
    return low + share * (high - low)


def _placed(x: float, y: float) -> Point:
    """Shares of the county's width and height in degrees."""
    return (_degrees(x, _WEST, _EAST), _degrees(y, _SOUTH, _NORTH))


def _sites(townships: list[str]) -> list[Point]:
    """A first place for every village, nearest to its own township's seat."""
    rng = random.Random("sites")
    seats = {township.name: seat for township, seat in zip(TOWNSHIPS, _SEATS, strict=True)}
    found = []
    for name in townships:
        while True:
            x, y = rng.random(), rng.random()
            nearest = min(seats, key=lambda seat: math.dist(seats[seat], (x, y)))
            if nearest == name and math.dist((x, y), (0.5, 0.5)) < 0.48:
                found.append(_placed(x, y))
                break
    return found


def _cell(site: Point, sites: list[Point], outline: Ring) -> Ring:
    """The part of the outline that is nearer to a site than to any other."""
    cell = outline
    for other in sorted(sites, key=lambda other: math.dist(site, other))[1:]:
        if math.dist(site, other) > 2 * max(math.dist(site, corner) for corner in cell):
            break
        cell = _nearer(cell, site, other)
    return cell


def _nearer(ring: Ring, site: Point, other: Point) -> Ring:
    """The part of a convex ring on the site's side of the line half way to another site."""
    across = (other[0] - site[0], other[1] - site[1])
    half = ((site[0] + other[0]) / 2, (site[1] + other[1]) / 2)
    sides = [(x - half[0]) * across[0] + (y - half[1]) * across[1] for x, y in ring]
    kept: Ring = []
    for at, here in enumerate(ring):
        after = (at + 1) % len(ring)
        if sides[at] <= 0:
            kept.append(here)
        if (sides[at] < 0 < sides[after]) or (sides[after] < 0 < sides[at]):
            kept.append(_between(here, ring[after], sides[at] / (sides[at] - sides[after])))
    return kept


def _same(known: dict[tuple[int, int], Point], corner: Point) -> Point:
    """One point for corners that differ by rounding only."""
    column, row = round(corner[0] * 1e5), round(corner[1] * 1e5)
    around = [(column + dx, row + dy) for dx in (0, -1, 1) for dy in (0, -1, 1)]
    found = next((known[square] for square in around if square in known), None)
    if found is None:
        found = known[(column, row)] = (round(corner[0], 6), round(corner[1], 6))
    return found


def _swayed(point: Point) -> Point:
    """The same place on ground that is no disc: everything bends a little with everything around it."""
    x, y = (point[0] - _WEST) / (_EAST - _WEST), (point[1] - _SOUTH) / (_NORTH - _SOUTH)
    moved = _placed(x + 0.05 * math.sin(8 * y + 1), y + 0.06 * math.sin(7 * x))
    return (round(moved[0], 6), round(moved[1], 6))


def _bent(ring: Ring) -> Ring:
    return [point for a, b in zip(ring, ring[1:] + ring[:1], strict=True) for point in _bend(a, b)[:-1]]


@cache
def _bend(start: Point, end: Point) -> Ring:
    """A border from one corner to the next, the same from either side."""
    if start > end:
        return _bend(end, start)[::-1]
    rng = random.Random(f"border {start} {end}")
    line = [start, end]
    for _ in range(_BENDS):
        line = [*(point for a, b in pairwise(line) for point in (a, _beside(a, b, rng))), end]
    return line


def _beside(a: Point, b: Point, rng: random.Random) -> Point:
    """A point off the middle of a line, by up to an eighth of its length."""
    off = rng.uniform(-0.12, 0.12)
    return (
        round((a[0] + b[0]) / 2 - off * (b[1] - a[1]), 6),
        round((a[1] + b[1]) / 2 + off * (b[0] - a[0]), 6),
    )


def _between(a: Point, b: Point, share: float) -> Point:
    return (a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1]))


def _centroid(ring: Ring) -> Point:
    pairs = list(zip(ring, ring[1:] + ring[:1], strict=True))
    crosses = [
        (a[0] - ring[0][0]) * (b[1] - ring[0][1]) - (b[0] - ring[0][0]) * (a[1] - ring[0][1])
        for a, b in pairs
    ]
    whole = sum(crosses)
    x = sum((a[0] + b[0] + ring[0][0]) * cross for (a, b), cross in zip(pairs, crosses, strict=True))
    y = sum((a[1] + b[1] + ring[0][1]) * cross for (a, b), cross in zip(pairs, crosses, strict=True))
    return (x / (3 * whole), y / (3 * whole))
