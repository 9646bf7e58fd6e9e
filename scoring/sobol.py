"""Which uncertain choice moves the result most: Sobol' indices."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import ArrayLike

from scoring.arrays import Floats, floats, matrix_of
from scoring.composite import Composite, indicator_scores, score_composite
from scoring.ranking import rank_shift, ranks
from scoring.variants import Variants, counted, score_variants

Output = Literal["rank_shift", "ranks", "scores"]


@dataclass(frozen=True, eq=False)
class SobolIndices:
    """Per factor in `names`: (factors,), or (factors, outputs) where the function has several.

    `first`: share of the output's variance that this factor explains by itself; `total`: with everything it does
    together with others. `first_margin`, `total_margin`: half-widths of 95 % bootstrap intervals. NaN where the
    output never varies.
    """

    names: tuple[str, ...]
    first: Floats
    total: Floats
    first_margin: Floats
    total_margin: Floats


def sobol_indices(
    function: Callable[[Floats], Floats],
    bounds: ArrayLike,
    names: Sequence[str],
    *,
    samples: int = 1024,
    seed: int = 1,
) -> SobolIndices:
    """First-order and total indices of `function`, which maps (rows, inputs) to (rows,) or (rows, outputs).

    `bounds` (inputs, 2): each input is uniform between them. Inputs of one name are one factor and move together.
    `function` is called once, with samples × (factors + 2) rows; `samples` must be a power of 2.

    Raises ValueError for another number of samples, or bounds and names that do not fit.
    Source: Saltelli et al. (2010), Computer Physics Communications 181; Sobol' (2001); computed by SALib.
    """
    limits = floats(bounds, "bounds")
    if limits.shape != (len(names), 2) or not (limits[:, 0] < limits[:, 1]).all():
        raise ValueError("bounds: a low and a higher end for each name")
    if samples < 2 or samples & (samples - 1):
        raise ValueError(f"samples: a power of 2, not {samples}; Sobol' sequences are balanced only there")
    # SALib brings scipy and pandas along, 1.7 s: whoever only scores need not wait for them.
    from SALib.sample import sobol as sampling

    problem = {
        "num_vars": len(names),
        "names": [f"x{number}" for number in range(len(names))],
        "bounds": limits.tolist(),
        "groups": list(names),
    }
    rows = sampling.sample(problem, samples, calc_second_order=False, seed=seed)
    outputs = np.asarray(function(rows), dtype=np.float64)
    if len(outputs) != len(rows):
        raise ValueError(f"function: {len(rows)} rows went in, {len(outputs)} came out")
    columns = outputs[:, None] if outputs.ndim == 1 else outputs
    found = np.stack([_analysed(problem, column, seed) for column in columns.T], axis=-1)
    if outputs.ndim == 1:
        found = found[..., 0]
    return SobolIndices(tuple(dict.fromkeys(names)), found[0], found[1], found[2], found[3])


def composite_sobol(
    values: ArrayLike,
    composite: Composite,
    *,
    caps: ArrayLike | None = None,
    output: Output = "rank_shift",
    spread: float = 0.25,
    samples: int = 512,
    seed: int = 1,
) -> SobolIndices:
    """Which choice moves the ranking of values (units, indicators) most.

    Factors: `weight of <dimension>` each ± `spread`; `weights inside` all weights inside dimensions ± `spread`
    together (where some dimension has several indicators); `normalisation` {goalposts, z-scores}; `aggregation`
    {geometric, linear}; `left out` {no indicator, or one of them}.

    `output`: `rank_shift` the mean absolute shift in rank against the reference, `ranks` or `scores` of each unit.
    Raises ValueError as `sobol_indices` does, and for an unknown output or a spread outside 0–1.
    """
    array = matrix_of(values, "values")
    if output not in {"rank_shift", "ranks", "scores"}:
        raise ValueError(f"output: rank_shift, ranks or scores, not {output!r}")
    if not 0 < spread < 1:
        raise ValueError(f"spread: between 0 and 1, not {spread:g}")
    reference = score_composite(array, composite, caps=caps)
    scores = counted(indicator_scores(array, composite), composite, reference)
    limits = None if caps is None else floats(caps, "caps")
    names, bounds = _factors(composite, spread)

    def outcome(rows: Floats) -> Floats:
        totals, _ = score_variants(scores, composite, _variants(rows, names, composite), limits)
        if output == "scores":
            return totals
        placed = ranks(totals, "mean")
        return placed if output == "ranks" else rank_shift(ranks(reference.total, "mean"), placed)

    return sobol_indices(outcome, bounds, names, samples=samples, seed=seed)


def _factors(composite: Composite, spread: float) -> tuple[list[str], list[tuple[float, float]]]:
    has_inside = len(composite.names) < len(composite.weights)
    names = [f"weight of {name}" for name in composite.names]
    names += ["weights inside"] * (len(composite.weights) if has_inside else 0)
    bounds = [(1 - spread, 1 + spread)] * len(names)
    choices = ["normalisation", "aggregation", "left out"]
    return names + choices, bounds + [(0.0, 1.0)] * len(choices)


def _variants(rows: Floats, names: list[str], composite: Composite) -> Variants:
    dimensions, indicators = len(composite.names), len(composite.weights)
    normalisation, aggregation, left_out = rows[:, -3], rows[:, -2], rows[:, -1]
    weights = np.tile(composite.weights, (len(rows), 1))
    if "weights inside" in names:
        weights = weights * rows[:, dimensions : dimensions + indicators]
    missing = np.floor(left_out * (indicators + 1)).astype(np.int64)  # the last number: none is left out
    weights[missing[:, None] == np.arange(indicators)] = 0
    outer = composite.dimension_weights * rows[:, :dimensions]
    return Variants(weights, outer, normalisation >= 0.5, aggregation >= 0.5)


def _analysed(problem: dict[str, Any], column: Floats, seed: int) -> Floats:
    """(4, factors): first, total and their margins."""
    from SALib.analyze import sobol as analysing

    factors = len(dict.fromkeys(problem["groups"]))
    if np.isnan(column).any() or np.ptp(column) <= 1e-12 * max(1.0, float(np.abs(column).max())):
        return np.full((4, factors), np.nan)
    with warnings.catch_warnings():
        # A bootstrap resample of a column that seldom varies may hold one value only; SALib divides by its spread.
        warnings.simplefilter("ignore", RuntimeWarning)
        # SALib takes a seed of 0 for none and would then draw from numpy's global state.
        told = analysing.analyze(problem, column, calc_second_order=False, seed=seed + 1)
    return np.array([told[name] for name in ("S1", "ST", "S1_conf", "ST_conf")], dtype=np.float64)
