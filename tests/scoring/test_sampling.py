"""How many records are looked at on site, how many of each township, which: published numbers and the rules."""

from __future__ import annotations

import pytest

from scoring import allocate, draw, sample_size


@pytest.mark.parametrize(
    ("population", "half_width", "share", "n"),
    [
        (10**9, 0.05, 0.5, 385),
        (4000, 0.05, 0.5, 351),
        (1420, 0.10, 0.5, 91),
        (1420, 0.05, 0.5, 303),
        (1420, 0.05, 0.9, 127),
        (158, 0.10, 0.5, 60),
        (5, 0.10, 0.5, 5),
        (1, 0.10, 0.5, 1),
        (0, 0.10, 0.5, 0),
    ],
)
def test_the_size_is_cochrans_with_finite_population_correction(
    population: int, half_width: float, share: float, n: int
) -> None:
    assert sample_size(population, half_width, share) == n


def test_cochrans_island_of_3200_people_needs_356_of_them() -> None:
    """Sampling Techniques, 4.4 and 4.5: half expected, ± 5 points, t = 2."""
    assert sample_size(10**9, 0.05, 0.5, confidence=0.954499736) == 400
    assert sample_size(3200, 0.05, 0.5, confidence=0.954499736) == 356


@pytest.mark.parametrize(("half_width", "share"), [(0.0, 0.5), (1.0, 0.5), (0.1, 0.0), (0.1, 1.0)])
def test_a_size_asks_for_shares_between_nothing_and_all(half_width: float, share: float) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        sample_size(100, half_width, share)


def test_strata_are_drawn_in_proportion_and_two_at_least() -> None:
    assert allocate([600, 300, 100], 10) == [6, 2, 2]
    assert allocate([600, 300, 100], 100) == [60, 30, 10]
    assert allocate([97, 97, 6], 20) == [9, 9, 2]


def test_a_sample_too_small_for_two_of_each_has_one_of_each() -> None:
    assert allocate([600, 300, 100], 5) == [3, 1, 1]
    assert allocate([600, 300, 100], 2) == [1, 1, 1]


def test_no_stratum_gives_more_than_it_has_and_an_empty_one_nothing() -> None:
    assert allocate([1, 0, 9], 8) == [1, 0, 7]
    assert allocate([3, 4], 50) == [3, 4]
    assert allocate([], 5) == []
    assert allocate([0, 0], 5) == [0, 0]


@pytest.mark.parametrize("n", range(1, 40))
def test_the_parts_add_up_and_every_stratum_has_its_part(n: int) -> None:
    sizes = [13, 1, 0, 7, 2, 40]
    parts = allocate(sizes, n)
    assert sum(parts) == max(n, 5)
    assert all(min(size, 1) <= part <= size for size, part in zip(sizes, parts, strict=True))
    assert n < 9 or all(part >= min(size, 2) for size, part in zip(sizes, parts, strict=True))


def test_a_draw_is_repeated_by_its_seed_whatever_the_order_and_a_larger_one_keeps_the_smaller() -> None:
    keys = [f"F06-d1-1.1-{row}" for row in range(2, 200)]
    first = draw(keys, 20, "24301214")
    assert draw(reversed(keys), 20, "24301214") == first
    assert draw(keys, 40, "24301214")[:20] == first
    assert draw(keys, 20, "24301215") != first
    assert len(set(first)) == 20


def test_every_key_is_drawn_as_often_as_any_other() -> None:
    keys = [f"k{number}" for number in range(10)]
    times = dict.fromkeys(keys, 0)
    for seed in range(4000):
        for key in draw(keys, 3, str(seed)):
            times[key] += 1
    assert all(abs(count - 1200) < 4 * (4000 * 0.3 * 0.7) ** 0.5 for count in times.values()), times


def test_a_draw_of_fewer_than_none_is_refused() -> None:
    with pytest.raises(ValueError, match="n: 0 or more"):
        draw(["a", "b", "c"], -1, "s")
