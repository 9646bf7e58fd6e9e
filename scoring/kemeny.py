"""Kemeny's median order: the order that disagrees least with several rankings."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from scoring.arrays import SAME, Floats, Ints, floats

EXACT_UP_TO = 12  # 2¹² sets of alternatives; each one more doubles time and memory


@dataclass(frozen=True, eq=False)
class MedianOrder:
    """`ranks` (alternatives,) 1…n without ties; `distance` to all rankings together.

    `is_exact`: no order has a smaller distance. `is_unique`: it is exact and no other order has the same one.
    """

    ranks: Ints
    distance: float
    is_exact: bool
    is_unique: bool


def kemeny(rankings: ArrayLike, weights: ArrayLike | None = None) -> MedianOrder:
    """The order with the smallest total Kendall distance to rankings (voters, alternatives) of ranks, 1 = first.

    `weights` (voters,): how many hold each ranking (default 1). Ranks may be tied and need not be 1…n; a pair that a
    voter ties costs half whichever way it is put, a pair of which he ranks only one (NaN) costs nothing.

    Up to 12 alternatives the order is exact (dynamic programming over sets); where several orders are equally good
    it is the one that puts alternatives of lower number first, and `is_unique` is False. Beyond 12 it starts from
    Borda's order and moves single alternatives until no move helps: a good order, not proven to be the best
    (`is_exact` False).

    Raises ValueError for anything but a matrix of ranks and for weights that do not fit or are negative.
    Source: Kemeny (1959), Daedalus 88; Young & Levenglick (1978); OECD/JRC Handbook (2008), step 6 (non-compensatory).
    """
    placed = floats(rankings, "rankings")
    if placed.ndim != 2 or placed.size == 0:
        raise ValueError(f"rankings: a matrix of voters × alternatives is needed, not shape {placed.shape}")
    votes = np.ones(len(placed)) if weights is None else floats(weights, "weights")
    if votes.shape != (len(placed),) or not (votes >= 0).all():
        raise ValueError(f"weights: {len(placed)} numbers of 0 or more are needed, one per ranking")
    scale = float(votes.max()) or 1.0
    cost = _disagreement(placed, votes / scale)
    if len(cost) <= EXACT_UP_TO:
        order, is_unique = _exact(cost)
    else:
        order, is_unique = _improved(np.argsort(cost.sum(axis=1), kind="stable"), cost), False
    ranked = np.empty(len(order), dtype=np.int64)
    ranked[order] = np.arange(1, len(order) + 1)
    return MedianOrder(ranked, scale * _distance(order, cost), len(cost) <= EXACT_UP_TO, is_unique)


def _disagreement(placed: Floats, votes: Floats) -> Floats:
    """[a, b]: what it costs to put a before b."""
    first, second = placed[:, :, None], placed[:, None, :]
    against = (first > second) + 0.5 * (first == second)
    cost: Floats = np.einsum("v,vab->ab", votes, against)
    np.fill_diagonal(cost, 0)
    return cost


def _distance(order: Ints, cost: Floats) -> float:
    return float(np.triu(cost[np.ix_(order, order)]).sum())


def _exact(cost: Floats) -> tuple[Ints, bool]:
    """Best order of each set of alternatives from those of its subsets: who goes first, then the rest at its best.

    Held & Karp (1962) for sequencing. A set is a number whose bit a says whether alternative a is in it.
    """
    count = len(cost)
    ahead = _costs_of_going_first(cost)
    least = np.zeros(1 << count)
    head = np.zeros(1 << count, dtype=np.int64)
    ways = np.ones(1 << count)
    for members in range(1, 1 << count):
        inside = [a for a in range(count) if members >> a & 1]
        rests = [members ^ (1 << a) for a in inside]
        totals = ahead[inside, rests] + least[rests]
        is_best = totals <= totals.min() + SAME
        head[members] = inside[int(np.argmax(is_best))]
        least[members] = totals.min()
        ways[members] = ways[rests][is_best].sum()
    order, left = [], (1 << count) - 1
    while left:
        order.append(int(head[left]))
        left ^= 1 << order[-1]
    return np.array(order, dtype=np.int64), bool(ways[-1] == 1)


def _costs_of_going_first(cost: Floats) -> Floats:
    """[a, set]: what it costs to put a before all of a set."""
    table = np.zeros((len(cost), 1))
    for other in range(len(cost)):
        table = np.concatenate([table, table + cost[:, other, None]], axis=1)
    return table


def _improved(order: Ints, cost: Floats) -> Ints:
    """Take one alternative out and put it where it disagrees least, until none wants to move."""
    is_moving = True
    while is_moving:
        is_moving = False
        for alternative in order.copy():
            rest = order[order != alternative]
            before, after = cost[rest, alternative], cost[alternative, rest]
            at_place = np.concatenate([[0], np.cumsum(before)]) + np.concatenate(
                [np.cumsum(after[::-1])[::-1], [0]]
            )
            now = int(np.flatnonzero(order == alternative)[0])
            best = int(np.argmin(at_place))
            if at_place[best] < at_place[now] - SAME:
                order = np.insert(rest, best, alternative)
                is_moving = True
    return order
