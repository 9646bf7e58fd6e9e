"""A random sample of records in strata: how many, how many of each, which; whoever has the keys can draw it again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import sha256
from math import ceil
from statistics import NormalDist


def sample_size(population: int, half_width: float, share: float = 0.5, confidence: float = 0.95) -> int:
    """Records to look at so that a share is known to ± `half_width` (both 0–1), with finite population correction.

    n₀ = z²·p(1−p)/d², n = n₀ / (1 + (n₀ − 1)/N), rounded up; never more than the population. `share` is what is
    expected; 0.5 asks for most. Raises ValueError unless 0 < half_width, share, confidence < 1 and population ≥ 0.
    Source: Cochran, Sampling Techniques (3rd ed. 1977), 4.4 and 4.5.
    """
    if population < 0:
        raise ValueError(f"population: 0 or more, not {population}")
    for name, value in (("half_width", half_width), ("share", share), ("confidence", confidence)):
        if not 0 < value < 1:
            raise ValueError(f"{name}: between 0 and 1, not {value:g}")
    if not population:
        return 0
    z = NormalDist().inv_cdf((1 + confidence) / 2)
    first = z * z * share * (1 - share) / (half_width * half_width)
    return min(population, max(1, ceil(first / (1 + (first - 1) / population))))


def allocate(sizes: Sequence[int], n: int) -> list[int]:
    """How many of each stratum: in proportion to its size, but two at least where n allows it, else one.

    Two because a single record says nothing of how far those of its stratum differ. Largest remainders make up the
    sum; of equal ones the earlier stratum comes first. n is raised to one record per stratum that has any and
    lowered to the population. Raises ValueError when a size or n is below 0.
    Source: Cochran, Sampling Techniques (3rd ed. 1977), 5.5 (proportional allocation).
    """
    if n < 0 or any(size < 0 for size in sizes):
        raise ValueError("sizes and n: 0 or more")
    population = sum(sizes)
    n = min(population, max(n, sum(size > 0 for size in sizes)))
    if not n:
        return [0] * len(sizes)
    pairs = [min(size, 2) for size in sizes]
    least = pairs if n >= sum(pairs) else [min(size, 1) for size in sizes]
    wanted = [n * size / population for size in sizes]
    given = [max(low, int(want)) for low, want in zip(least, wanted, strict=True)]
    places = range(len(sizes))
    while sum(given) < n:
        open_places = [place for place in places if given[place] < sizes[place]]
        given[max(open_places, key=lambda place: (wanted[place] - given[place], -place))] += 1
    while sum(given) > n:
        rich_places = [place for place in places if given[place] > least[place]]
        given[max(rich_places, key=lambda place: (given[place] - wanted[place], place))] -= 1
    return given


def draw(keys: Iterable[str], n: int, seed: str) -> list[str]:
    """The n keys with the smallest SHA-256 of "seed|key", in that order.

    Each key has a permanent random number of its own: the order in which they are listed does not matter, no
    program's generator is needed to repeat the draw, and a larger n keeps what a smaller one drew.
    Raises ValueError when n is below 0.
    Source: Ohlsson (1995), Coordination of samples using permanent random numbers, in Business Survey Methods.
    """
    if n < 0:
        raise ValueError(f"n: 0 or more, not {n}")
    return sorted(keys, key=lambda key: (sha256(f"{seed}|{key}".encode()).hexdigest(), key))[:n]
