"""Figures to scores: every date's composite of townships and county, with ranges that say how sure it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pandas as pd

from muster.score_inputs import Described, Floats, described, scored_at, scored_columns
from scoring import Composite, Intervals, bands, equal_weights, monte_carlo, score_composite

DRAWS = 2000
SEED = 1
CUTS = (60.0, 75.0, 90.0)
BANDS = ("poor", "fair", "good", "excellent")
COLUMNS = [
    "as_of",
    "subject_kind",
    "subject_code",
    "dimension_code",
    "score",
    "score_low",
    "score_high",
    "rank_median",
    "rank_low",
    "rank_high",
    "first_two",
    "last_two",
    "band",
    "coverage",
    "score_linear",
    "score_equal",
    "score_uncapped",
    "cap_reason_zh",
]


def score_rows(
    values: pd.DataFrame,
    indicators: pd.DataFrame,
    red_lines: pd.DataFrame,
    weights: pd.DataFrame,
    draws: int = DRAWS,
) -> pd.DataFrame:
    """One row per as_of, subject and dimension (`ALL`: overall), COLUMNS; null where too little is measured.

    `values`: fct_indicator_values; `red_lines`: as_of, subject_kind, subject_code, dimension_code, cap, reason_zh;
    `weights`: key (indicator or dimension), weight. Ranks are among townships only, and small rates are ranked as
    drawn towards the county's; the score itself is that of the figures as published.
    """
    whats = {kind: described(indicators, weights, kind) for kind in ("county", "township")}
    rows: list[dict[str, object]] = []
    for as_of, today in scored_columns(values).groupby("as_of"):
        for kind in sorted(whats.keys() & set(today["subject_kind"])):
            rows += _of_date(as_of, kind, today, red_lines, whats[kind], draws)
    told = pd.DataFrame(rows, columns=COLUMNS)
    told["as_of"] = pd.to_datetime(told["as_of"]).dt.date
    figures = [name for name in COLUMNS if name.startswith(("score", "rank", "first", "last", "coverage"))]
    return told.astype(dict.fromkeys(figures, np.float64))


def _of_date(
    as_of: object,
    kind: str,
    every: pd.DataFrame,
    red_lines: pd.DataFrame,
    what: Described,
    draws: int,
) -> Iterator[dict[str, object]]:
    at = scored_at(every, red_lines, what, as_of, kind)
    units, caps, reasons = at.units, at.caps, at.reasons
    told = score_composite(at.values, what.composite, caps=caps)
    plain = score_composite(at.values, replace(what.composite, method="linear"), caps=caps)
    even = score_composite(at.values, _equally_weighted(what.composite), caps=caps)
    sure = monte_carlo(
        np.where(np.isfinite(at.n), what.scales * at.k / at.n, at.values),
        what.composite,
        caps=caps,
        k=at.k,
        n=at.n,
        per=what.scales,
        draws=draws,
        seed=SEED,
        normalisations=("goalposts", "zscore") if len(units) > 1 else ("goalposts",),
    )
    nothing = np.full(len(units), np.nan)
    whole = [("ALL", told.total, plain.total, even.total, nothing, told.coverage, sure.intervals)]
    parts = [
        (
            str(name),
            told.dimensions[:, place],
            plain.dimensions[:, place],
            even.dimensions[:, place],
            told.uncapped[:, place],
            told.dimension_coverage[:, place],
            sure.dimension_intervals[place],
        )
        for place, name in enumerate(what.composite.names)
    ]
    is_ranked = kind == "township" and len(units) > 1
    for dimension, score, linear, equal, uncapped, covered, ranges in [*whole, *parts]:
        low, high = np.fmin(ranges.score_low, score), np.fmax(ranges.score_high, score)
        named = bands(low, high, CUTS, BANDS)
        for place in np.flatnonzero(covered >= 0).tolist():
            yield {
                "as_of": as_of,
                "subject_kind": kind,
                "subject_code": units[place],
                "dimension_code": dimension,
                "score": _known(score[place]),
                "coverage": _known(covered[place]),
                "score_linear": _known(linear[place]),
                "score_equal": _known(equal[place]),
                "score_uncapped": _known(uncapped[place]),
                "cap_reason_zh": reasons.get((units[place], dimension)),
                **(_ranges(place, low, high, named, ranges, is_ranked) if np.isfinite(score[place]) else {}),
            }


def _equally_weighted(composite: Composite) -> Composite:
    """The control that any set of weights is held against."""
    return replace(
        composite,
        weights=np.ones_like(composite.weights),
        dimension_weights=equal_weights(len(composite.names)),
    )


def _ranges(
    place: int, low: Floats, high: Floats, named: list[str | None], ranges: Intervals, is_ranked: bool
) -> dict[str, object]:
    """How sure one score is, and its rank where there is somebody to rank it with."""
    sure: dict[str, object] = {
        "score_low": _known(low[place]),
        "score_high": _known(high[place]),
        "band": named[place],
    }
    if is_ranked:
        for name in ("rank_median", "rank_low", "rank_high", "first_two", "last_two"):
            sure[name] = _known(getattr(ranges, name)[place])
    return sure


def _known(value: float) -> float | None:
    return float(value) if np.isfinite(value) else None
