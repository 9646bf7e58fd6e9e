"""A rate of few records says how little it knows."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest

from scoring import shrunk_rate, wilson

NAN = float("nan")
COUNTS = st.integers(0, 300).flatmap(lambda k: st.tuples(st.just(k), st.integers(max(k, 1), 400)))


@pytest.mark.parametrize(
    ("k", "n", "low", "high"),
    [
        # Newcombe (1998), Statistics in Medicine 17, table I, method 3.
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_the_published_intervals_come_out(k: int, n: int, low: float, high: float) -> None:
    assert [float(end) for end in wilson(k, n)] == pytest.approx([low, high], abs=5e-5)


@pytest.mark.parametrize(
    ("k", "n", "low", "high"),
    [
        (4, 5, 37.6, 96.4),
        (5, 5, 56.6, 100),
        (0, 5, 0, 43.4),
        (6, 7, 48.7, 97.4),
        (1420, 1450, 97.06, 98.55),
        (12, 1450, 0.47, 1.44),
    ],
)
def test_the_intervals_of_small_and_large_counts_come_out(k: int, n: int, low: float, high: float) -> None:
    """Percentages computed with statsmodels' proportion_confint(method="wilson")."""
    digits = 0.05 if n < 10 else 0.005
    assert [100 * float(end) for end in wilson(k, n)] == pytest.approx([low, high], abs=digits)


@given(COUNTS, st.sampled_from([0.5, 0.9, 0.95, 0.99]))
def test_another_implementation_gives_the_same_interval(counted: tuple[int, int], confidence: float) -> None:
    k, n = counted
    other = binomtest(k, n).proportion_ci(confidence, method="wilson")
    assert [float(end) for end in wilson(k, n, confidence)] == pytest.approx(
        [other.low, other.high], abs=1e-9
    )


@given(COUNTS)
def test_the_interval_contains_the_rate_and_stays_between_0_and_1(counted: tuple[int, int]) -> None:
    k, n = counted
    low, high = wilson(k, n)
    assert 0 <= low <= k / n <= high <= 1
    assert low < high


@given(COUNTS)
def test_more_records_of_the_same_rate_and_less_confidence_narrow_the_interval(
    counted: tuple[int, int],
) -> None:
    def width(low: np.ndarray, high: np.ndarray) -> float:
        return float(high - low)

    k, n = counted
    assert width(*wilson(10 * k, 10 * n)) < width(*wilson(k, n))
    assert width(*wilson(k, n, 0.8)) < width(*wilson(k, n, 0.95))


@given(COUNTS)
def test_counting_the_failures_turns_the_interval_round(counted: tuple[int, int]) -> None:
    k, n = counted
    low, high = wilson(k, n)
    assert [float(end) for end in wilson(n - k, n)] == pytest.approx([1 - high, 1 - low])


def test_nothing_tried_or_not_delivered_has_no_interval() -> None:
    low, high = wilson([0, NAN, 1, 1], [0, 5, None, 2])
    assert np.isnan(low).tolist() == np.isnan(high).tolist() == [True, True, True, False]


def test_a_shrunk_rate_moves_small_counts_to_the_average_and_leaves_large_ones() -> None:
    assert shrunk_rate([5, 0, 500], [5, 5, 500], 0.6).tolist() == pytest.approx([11 / 15, 6 / 15, 506 / 510])


def test_five_of_five_no_longer_stands_above_ninety_five_of_a_hundred() -> None:
    few, many = shrunk_rate([5, 95], [5, 100], prior_rate=0.7)
    assert few < many


def test_a_shrunk_rate_without_records_is_the_average_and_without_prior_weight_the_raw_rate() -> None:
    assert float(shrunk_rate(0, 0, 0.7)) == pytest.approx(0.7)
    assert float(shrunk_rate(4, 5, 0.1, prior_weight=0)) == pytest.approx(0.8)
    assert np.isnan(shrunk_rate(0, 0, 0.7, prior_weight=0))
    assert np.isnan(shrunk_rate(NAN, 5, 0.7))


@given(COUNTS, st.floats(0, 1), st.floats(0.1, 50))
def test_a_shrunk_rate_lies_between_the_raw_rate_and_the_average(
    counted: tuple[int, int], prior: float, weight: float
) -> None:
    k, n = counted
    low, high = sorted([k / n, prior])
    assert low - 1e-12 <= float(shrunk_rate(k, n, prior, weight)) <= high + 1e-12


@pytest.mark.parametrize("rate", [wilson, lambda k, n: shrunk_rate(k, n, 0.5)])
@pytest.mark.parametrize(("k", "n"), [(6, 5), (-1, 5), (0, -1)])
def test_k_of_n_that_cannot_be_is_refused(rate, k: int, n: int) -> None:
    with pytest.raises(ValueError, match="0 ≤ k ≤ n"):
        rate(k, n)


def test_other_arguments_that_cannot_be_are_refused() -> None:
    with pytest.raises(ValueError, match="confidence"):
        wilson(1, 2, 95)
    with pytest.raises(ValueError, match="prior_rate"):
        shrunk_rate(1, 2, 60)
    with pytest.raises(ValueError, match="prior_weight"):
        shrunk_rate(1, 2, 0.6, -1)
