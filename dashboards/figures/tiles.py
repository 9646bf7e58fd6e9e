"""One tile of equal size per region, near to where it lies: people are not area."""

from __future__ import annotations

import math

Place = tuple[float, float] | None
Tile = tuple[int, int]


def tiles(places: list[Place]) -> list[Tile]:
    """(row, column) from 0 for each place (longitude, latitude; None where unknown), no two alike.

    Tiles lie as near to their places as swapping any two, or moving one, can bring them; those without a place follow
    in a last row. Without any place they stand in the order given.
    """
    known = [at for at, place in enumerate(places) if place is not None]
    columns = max(1, math.ceil(math.sqrt(len(places))))
    if not known:
        return [divmod(at, columns) for at in range(len(places))]
    wanted = _scaled([place for place in places if place is not None])
    chosen = dict(zip(known, _nearest(wanted), strict=True))
    below = 1 + max(row for row, _ in chosen.values())
    width = 1 + max(column for _, column in chosen.values())
    rest = [at for at, place in enumerate(places) if place is None]
    chosen |= {at: (below + number // width, number % width) for number, at in enumerate(rest)}
    return [chosen[at] for at in range(len(places))]


def _scaled(places: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Places as (row, column) on a square grid of a few more tiles than needed; north is up."""
    side = max(1, math.ceil(math.sqrt(len(places) * 1.1)))
    xs, ys = zip(*places, strict=True)
    wide, high = max(xs) - min(xs) or 1.0, max(ys) - min(ys) or 1.0
    return [((max(ys) - y) / high * (side - 1), (x - min(xs)) / wide * (side - 1)) for x, y in places]


def _nearest(wanted: list[tuple[float, float]]) -> list[Tile]:
    side = max(1, math.ceil(math.sqrt(len(wanted) * 1.1)))
    free = {(row, column) for row in range(side) for column in range(side)}
    chosen: list[Tile] = []
    for want in wanted:
        tile = min(sorted(free), key=lambda tile: _off(want, tile))
        chosen.append(tile)
        free.remove(tile)
    while _improve(wanted, chosen, free):
        pass
    top, left = min(row for row, _ in chosen), min(column for _, column in chosen)
    return [(row - top, column - left) for row, column in chosen]


def _improve(wanted: list[tuple[float, float]], chosen: list[Tile], free: set[Tile]) -> bool:
    """Make the best single move or swap; False when none brings the tiles nearer."""
    best, change = 1e-9, None
    for at, want in enumerate(wanted):
        for tile in sorted(free):
            gain = _off(want, chosen[at]) - _off(want, tile)
            if gain > best:
                best, change = gain, (at, tile)
        for other in range(at):
            swapped = _off(want, chosen[other]) + _off(wanted[other], chosen[at])
            gain = _off(want, chosen[at]) + _off(wanted[other], chosen[other]) - swapped
            if gain > best:
                best, change = gain, (at, chosen[other])
    if change is None:
        return False
    at, tile = change
    if tile in free:
        free.remove(tile)
        free.add(chosen[at])
    else:
        chosen[chosen.index(tile)] = chosen[at]
    chosen[at] = tile
    return True


def _off(want: tuple[float, float], tile: Tile) -> float:
    return (want[0] - tile[0]) ** 2 + (want[1] - tile[1]) ** 2
