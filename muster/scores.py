"""Figures to scores: every date's composite of townships and county, with ranges that say how sure it is."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pandas as pd

from scoring import Composite, Intervals, bands, define_composite, monte_carlo, score_composite

DRAWS = 2000
SEED = 1
CUTS = (60.0, 75.0, 90.0)
BANDS = ("poor", "fair", "good", "excellent")
SMALL = 10
PRIOR_WEIGHT = 10.0
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
    "score_uncapped",
    "cap_reason_zh",
]
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Described:
    """The indicators that are scored, in order, and the composite that they make."""

    codes: list[str]
    scales: Floats
    is_rate: npt.NDArray[np.bool_]
    composite: Composite


def described(indicators: pd.DataFrame, weights: pd.DataFrame, kind: str) -> Described:
    """The composite of a kind of subject: goalposts from targets, weights from settings (key, weight), 1 without.

    Only indicators that are asked about that kind take part: nobody is short of what is not asked. One without a target
    has no goalpost and is not scored. Up: 0 to the target; down: the target to `worst`; a band is full inside and
    nothing at its own width outside (fixed goalposts, so that a score keeps its meaning from year to year).
    """
    asked = indicators[f"has_{kind}"].astype(bool) & indicators["in_composite"].astype(bool)
    scored = indicators[asked].sort_values("indicator_code")
    posts = [_posts(row) for row in scored.to_dict("records")]
    kept = [place for place, post in enumerate(posts) if post is not None]
    scored = scored.iloc[kept]
    given = dict(zip(weights["key"], weights["weight"], strict=True))
    dimensions = scored["dimension_code"].tolist()
    order = list(dict.fromkeys(dimensions))
    composite = define_composite(
        [post[0] for post in posts if post],
        [post[1] for post in posts if post],
        [float(given.get(code, 1.0)) for code in scored["indicator_code"]],
        direction=scored["direction"].tolist(),
        dimensions=dimensions,
        dimension_weights=[float(given.get(code, 1.0)) for code in order],
    )
    return Described(
        scored["indicator_code"].tolist(),
        scored["scale"].to_numpy(np.float64),
        (scored["interval_kind"] == "wilson").to_numpy(),
        composite,
    )


def _posts(row: Mapping[Hashable, object]) -> tuple[float, float] | None:
    target, low, high, worst = (row[name] for name in ("target", "target_low", "target_high", "worst"))
    if row["direction"] == "band":
        return None if _none(low) or _none(high) else (_float(low), _float(high))
    if _none(target) or (row["direction"] == "down" and _none(worst)):
        return None
    return (0.0, _float(target)) if row["direction"] == "up" else (_float(target), _float(worst))


def _none(value: object) -> bool:
    return value is None or value != value


def _float(value: object) -> float:
    return float(str(value))


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
    of_kind = values[values["subject_kind"].isin(["county", "township"])]
    for (as_of, kind), group in of_kind.groupby(["as_of", "subject_kind"], sort=True):
        rows += _of_date(as_of, str(kind), group, of_kind, red_lines, whats[str(kind)], draws)
    told = pd.DataFrame(rows, columns=COLUMNS)
    told["as_of"] = pd.to_datetime(told["as_of"]).dt.date
    figures = [name for name in COLUMNS if name.startswith(("score", "rank", "first", "last", "coverage"))]
    return told.astype(dict.fromkeys(figures, np.float64))


def _of_date(
    as_of: object,
    kind: str,
    group: pd.DataFrame,
    every: pd.DataFrame,
    red_lines: pd.DataFrame,
    what: Described,
    draws: int,
) -> Iterator[dict[str, object]]:
    units = sorted(group["subject_code"].unique())
    table = {name: _grid(group, name, units, what.codes) for name in ("value", "numerator", "denominator")}
    county = every[(every["as_of"] == as_of) & (every["subject_kind"] == "county")]
    k, n = _counts(table, _grid(county, "value", None, what.codes)[0], what, kind)
    caps, reasons = _caps(red_lines, as_of, kind, units, what.composite)
    told = score_composite(table["value"], what.composite, caps=caps)
    plain = score_composite(table["value"], replace(what.composite, method="linear"), caps=caps)
    sure = monte_carlo(
        np.where(np.isfinite(n), what.scales * k / n, table["value"]),
        what.composite,
        caps=caps,
        k=k,
        n=n,
        per=what.scales,
        draws=draws,
        seed=SEED,
        normalisations=("goalposts", "zscore") if len(units) > 1 else ("goalposts",),
    )
    whole = [("ALL", told.total, plain.total, np.full(len(units), np.nan), told.coverage, sure.intervals)]
    parts = [
        (
            str(name),
            told.dimensions[:, place],
            plain.dimensions[:, place],
            told.uncapped[:, place],
            told.dimension_coverage[:, place],
            sure.dimension_intervals[place],
        )
        for place, name in enumerate(what.composite.names)
    ]
    is_ranked = kind == "township" and len(units) > 1
    for dimension, score, linear, uncapped, covered, ranges in [*whole, *parts]:
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
                "score_uncapped": _known(uncapped[place]),
                "cap_reason_zh": reasons.get((units[place], dimension)),
                **(_ranges(place, low, high, named, ranges, is_ranked) if np.isfinite(score[place]) else {}),
            }


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


def _grid(group: pd.DataFrame, name: str, units: list[str] | None, codes: list[str]) -> Floats:
    """Units × indicators, NaN where nothing was measured."""
    wide = group.pivot(index="subject_code", columns="indicator_code", values=name)
    wide = wide.reindex(index=units if units is not None else wide.index, columns=codes)
    grid: Floats = wide.to_numpy(np.float64)
    return grid if len(grid) else np.full((1, len(codes)), np.nan)


def _counts(table: dict[str, Floats], county: Floats, what: Described, kind: str) -> tuple[Floats, Floats]:
    """k and n of every rate; small ones of townships are drawn towards the county's rate (prior weight 10)."""
    k, n = table["numerator"].copy(), table["denominator"].copy()
    usable = what.is_rate & np.isfinite(table["value"]) & (k <= n) & (n > 0)
    k, n = np.where(usable, k, np.nan), np.where(usable, n, np.nan)
    if kind == "township":
        prior = np.broadcast_to(county / what.scales, k.shape)
        small = usable & (n < SMALL) & np.isfinite(prior) & (prior >= 0) & (prior <= 1)
        k, n = np.where(small, k + PRIOR_WEIGHT * prior, k), np.where(small, n + PRIOR_WEIGHT, n)
    return k, n


def _caps(
    red_lines: pd.DataFrame, as_of: object, kind: str, units: list[str], composite: Composite
) -> tuple[Floats, dict[tuple[str, str], str]]:
    caps = np.full((len(units), len(composite.names)), np.nan)
    reasons: dict[tuple[str, str], str] = {}
    here = red_lines[(red_lines["as_of"] == as_of) & (red_lines["subject_kind"] == kind)]
    names = [str(name) for name in composite.names]
    for row in here.to_dict("records"):
        if row["subject_code"] in units and row["dimension_code"] in names:
            caps[units.index(row["subject_code"]), names.index(row["dimension_code"])] = row["cap"]
            reasons[(row["subject_code"], row["dimension_code"])] = row["reason_zh"]
    return caps, reasons


def _known(value: float) -> float | None:
    return float(value) if np.isfinite(value) else None
