"""Sobol' indices say which choice moves the result."""

from __future__ import annotations

import numpy as np
import pytest

from scoring import composite_sobol, define_composite, sobol_indices


def ishigami(rows: np.ndarray) -> np.ndarray:
    x, y, z = rows.T
    return np.sin(x) + 7 * np.sin(y) ** 2 + 0.1 * z**4 * np.sin(x)


def test_the_known_indices_of_the_ishigami_function_come_out() -> None:
    """Ishigami & Homma (1990), a = 7, b = 0.1: first .3139 .4424 0, total .5576 .4424 .2437 (by integration)."""
    told = sobol_indices(ishigami, [(-np.pi, np.pi)] * 3, ["x", "y", "z"], samples=4096)
    assert told.names == ("x", "y", "z")
    assert told.first == pytest.approx([0.3139, 0.4424, 0], abs=0.01)
    assert told.total == pytest.approx([0.5576, 0.4424, 0.2437], abs=0.01)
    assert (told.first_margin > 0).all()
    assert (told.first_margin < 0.1).all()


def test_in_a_sum_the_indices_are_shares_of_variance_and_sum_to_1() -> None:
    told = sobol_indices(lambda rows: rows @ [1, 2, 4], [(0, 1)] * 3, ["a", "b", "c"])
    assert told.first == pytest.approx([1 / 21, 4 / 21, 16 / 21], abs=0.01)
    assert told.total == pytest.approx([1 / 21, 4 / 21, 16 / 21], abs=0.01)


def test_inputs_of_one_name_are_one_factor() -> None:
    told = sobol_indices(lambda rows: rows @ [1, 2, 4], [(0, 1)] * 3, ["pair", "alone", "pair"])
    assert told.names == ("pair", "alone")
    assert told.first == pytest.approx([17 / 21, 4 / 21], abs=0.01)


def test_several_outputs_are_analysed_one_by_one_and_one_that_never_varies_has_no_indices() -> None:
    def outputs(rows: np.ndarray) -> np.ndarray:
        return np.stack([rows[:, 0], rows[:, 1], np.ones(len(rows))], axis=1)

    told = sobol_indices(outputs, [(0, 1)] * 2, ["a", "b"])
    assert told.first.shape == (2, 3)
    assert told.first[:, :2] == pytest.approx(np.eye(2), abs=0.01)
    assert np.isnan(told.first[:, 2]).all()


@pytest.mark.parametrize("seed", [0, 1, 9])
def test_the_same_seed_gives_the_same_indices_and_margins_also_when_it_is_0(seed: int) -> None:
    first, again = (sobol_indices(ishigami, [(-3, 3)] * 3, "xyz", samples=64, seed=seed) for _ in range(2))
    assert first.total.tolist() == again.total.tolist()
    assert first.total_margin.tolist() == again.total_margin.tolist()


def test_the_aggregation_has_the_largest_index_where_scores_are_uneven() -> None:
    """One unit has 90 and 10 in turn: 50 in a sum, 30 in a product. Weights and single indicators count little."""
    values = [[90, 10] * 4, [48] * 8]
    told = composite_sobol(values, define_composite(0, 100, [1] * 8), output="scores", spread=0.01)
    weighing = [f"weight of {place}" for place in range(8)]
    assert told.names == (*weighing, "normalisation", "aggregation", "left out")
    assert told.names[int(np.argmax(told.total[:, 0]))] == "aggregation"


def test_where_one_of_two_uneven_indicators_may_go_that_has_the_largest_index() -> None:
    """90 and 10 give 30 or 50 together, and 90 or 10 alone."""
    told = composite_sobol(
        [[90, 10], [48, 48]], define_composite(0, 100, [1, 1]), output="scores", spread=0.01
    )
    assert told.names[int(np.argmax(told.total[:, 0]))] == "left out"


def test_weights_inside_dimensions_are_one_factor_of_their_own() -> None:
    rng = np.random.default_rng(0)
    composite = define_composite(0, 100, [1, 1, 1], dimensions=["a", "a", "b"])
    told = composite_sobol(rng.uniform(20, 80, (6, 3)), composite, output="ranks", samples=64)
    weighing = ("weight of a", "weight of b", "weights inside")
    assert told.names == (*weighing, "normalisation", "aggregation", "left out")
    assert told.total.shape == (6, 6)


def test_a_ranking_that_nothing_can_shift_has_no_indices() -> None:
    told = composite_sobol([[90, 80], [20, 10]], define_composite(0, 100, [1, 1]), samples=32)
    assert np.isnan(told.total).all()


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ({"samples": 1000}, "a power of 2, not 1000"),
        ({"bounds": [(0, 1)]}, "a low and a higher end for each name"),
        ({"bounds": [(0, 1), (1, 1)]}, "a low and a higher end"),
        ({"function": lambda rows: rows[:3, 0]}, "rows went in, 3 came out"),
    ],
)
def test_what_does_not_fit_is_said(more: dict, message: str) -> None:
    plain = {"function": lambda rows: rows[:, 0], "bounds": [(0, 1)] * 2, "names": ["a", "b"], "samples": 8}
    with pytest.raises(ValueError, match=message):
        sobol_indices(**{**plain, **more})


def test_an_unknown_output_and_no_spread_are_refused() -> None:
    composite = define_composite(0, 100, [1, 1])
    with pytest.raises(ValueError, match="rank_shift, ranks or scores"):
        composite_sobol([[1, 2]], composite, output="bands")
    with pytest.raises(ValueError, match="spread"):
        composite_sobol([[1, 2]], composite, spread=0)


def test_leaving_out_explains_nothing_where_no_two_units_ever_change_places() -> None:
    composite = define_composite(0, 100, [2, 1], method="linear")
    told = composite_sobol([[90, None], [50, 50], [20, 20]], composite, samples=64)
    assert np.isnan(told.total[list(told.names).index("left out")])
