"""What is scored at a date: the composite of a kind of subject, its values, counts and red lines as arrays."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from scoring import Composite, define_composite

SMALL = 10
PRIOR_WEIGHT = 10.0
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


@dataclass(frozen=True)
class Scored:
    """Subjects of one kind at a date: units × indicators, caps and their reasons units × dimensions."""

    units: list[str]
    values: Floats
    k: Floats
    n: Floats
    caps: Floats
    reasons: dict[tuple[str, str], str]


def scored_columns(values: pd.DataFrame) -> pd.DataFrame:
    """What `scored_at` reads of fct_indicator_values; words as plain objects, which compare faster than Arrow's."""
    words = ["subject_kind", "subject_code", "indicator_code"]
    return values[["as_of", *words, "value", "numerator", "denominator"]].astype(dict.fromkeys(words, object))


def scored_at(
    values: pd.DataFrame, red_lines: pd.DataFrame, what: Described, as_of: object, kind: str
) -> Scored:
    """Arrays of one date and kind (county, township) from fct_indicator_values and red lines, in order of `what.codes`.

    `k` and `n` are those of rates; small ones of townships are drawn towards the county's rate (`PRIOR_WEIGHT`).
    """
    today = values[values["as_of"] == as_of]
    group = today[today["subject_kind"] == kind]
    units = sorted(group["subject_code"].unique())
    table = _grids(group, ["value", "numerator", "denominator"], units, what.codes)
    county = today[today["subject_kind"] == "county"]
    whole = _grids(county, ["value"], list(county["subject_code"].unique()[:1]), what.codes)["value"]
    k, n = _counts(table, whole[0], what, kind)
    caps, reasons = _caps(red_lines, as_of, kind, units, what.composite)
    return Scored(units, table["value"], k, n, caps, reasons)


def _grids(group: pd.DataFrame, names: list[str], units: list[str], codes: list[str]) -> dict[str, Floats]:
    """Units × indicators for each column, NaN where nothing was measured; one row of NaN where there is no unit.

    Raises ValueError when two rows are of one unit and indicator.
    """
    if group.duplicated(["subject_code", "indicator_code"]).any():
        raise ValueError("two values of one indicator and subject")
    rows = pd.Index(units, dtype=object).get_indexer(pd.Index(group["subject_code"]))
    columns = pd.Index(codes, dtype=object).get_indexer(pd.Index(group["indicator_code"]))
    asked = (rows >= 0) & (columns >= 0)
    grids = {}
    for name in names:
        grids[name] = np.full((max(len(units), 1), len(codes)), np.nan)
        grids[name][rows[asked], columns[asked]] = group[name].to_numpy(np.float64)[asked]
    return grids


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
