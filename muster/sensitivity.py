"""What the scores of the newest date hang on: single indicators, choices of method, the least change that turns one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from muster.score_inputs import Described, Floats, Scored, described, scored_at
from muster.scores import BANDS, CUTS
from scoring import (
    Flips,
    composite_sobol,
    critic_weights,
    entropy_weights,
    indicator_scores,
    leave_each_out,
    score_composite,
    value_flips,
    weight_flips,
)

FACTOR_CODES = {"weights inside": "weights_inside", "left out": "left_out"}


@dataclass(frozen=True)
class Newest:
    """The newest date that has figures of a kind of subject, and its arrays."""

    as_of: object
    what: Described
    at: Scored


def newest(
    values: pd.DataFrame, indicators: pd.DataFrame, red_lines: pd.DataFrame, weights: pd.DataFrame, kind: str
) -> Newest | None:
    """The newest date of fct_indicator_values for a kind of subject; None without any."""
    dates = values[values["subject_kind"] == kind]["as_of"]
    if dates.empty:
        return None
    what = described(indicators, weights, kind)
    as_of = dates.max()
    return Newest(as_of, what, scored_at(values, red_lines, what, as_of, kind))


def leaving_out_rows(of: Newest | None) -> pd.DataFrame:
    """One row per indicator and township: what its score and rank would be without that indicator."""
    columns = [
        "as_of",
        "indicator_code",
        "subject_kind",
        "subject_code",
        "score_without",
        "score_change",
        "rank_change",
    ]
    rows: list[tuple[object, ...]] = []
    if of and len(of.what.codes) > 1:
        told = leave_each_out(of.at.values, of.what.composite, caps=of.at.caps)
        rows = [
            (
                of.as_of,
                code,
                "township",
                unit,
                told.scores[i, u],
                told.score_changes[i, u],
                told.rank_changes[i, u],
            )
            for i, code in enumerate(of.what.codes)
            for u, unit in enumerate(of.at.units)
        ]
    return _frame(rows, columns, ["score_without", "score_change", "rank_change"])


def factor_rows(of: Newest | None) -> pd.DataFrame:
    """One row per choice of method: its share of the variance of the ranking (Sobol indices of the mean rank shift)."""
    columns = ["as_of", "factor", "first_order", "first_margin", "total_order", "total_margin"]
    rows: list[tuple[object, ...]] = []
    if of and len(of.at.units) > 1 and len(of.what.codes) > 1:
        told = composite_sobol(of.at.values, of.what.composite, caps=of.at.caps)
        rows = [
            (of.as_of, FACTOR_CODES.get(name, name.replace("weight of ", "")), *numbers)
            for name, *numbers in zip(
                told.names, told.first, told.first_margin, told.total, told.total_margin, strict=True
            )
        ]
    return _frame(rows, columns, columns[2:])


def flip_rows(of: Sequence[Newest | None]) -> pd.DataFrame:
    """One row per subject, verdict and kind of change: the least one that turns the verdict.

    Verdicts: reaching the next band, falling out of one's own, overtaking the township next above. Changes: of one
    indicator's value (size in points of its score), of one dimension's share of the weight (0 to 1).
    """
    columns = [
        "as_of", "subject_kind", "subject_code", "verdict", "against", "changed", "changed_code", "now", "then", "size",
    ]  # fmt: skip
    rows = [row for each in of if each for row in _flips_of(each)]
    return _frame(rows, columns, ["now", "then", "size"])


def _flips_of(of: Newest) -> Iterator[tuple[object, ...]]:
    kind = "county" if len(of.at.units) == 1 else "township"
    totals = score_composite(of.at.values, of.what.composite, caps=of.at.caps).total
    for unit, code in enumerate(of.at.units):
        if not np.isfinite(totals[unit]):
            continue
        for verdict, against, threshold, rival in _verdicts(totals, unit, of.at.units):
            for changed, told, names in _both(of, unit, threshold, rival):
                least = _least(told, of.what if changed == "value" else None)
                if least is not None:
                    yield (
                        of.as_of, kind, code, verdict, against, changed, names[least], told.now[least],
                        told.then[least], told.size[least],
                    )  # fmt: skip


def _least(told: Flips, what: Described | None) -> int | None:
    """The input with the smallest change that could be: no value below nothing, no rate above all of it."""
    sizes = told.size.copy()
    if what is not None:
        with np.errstate(invalid="ignore"):
            sizes[(told.then < 0) | (what.is_rate & (told.then > what.scales))] = np.nan
    return None if np.isnan(sizes).all() else int(np.nanargmin(sizes))


def _verdicts(
    totals: Floats, unit: int, units: Sequence[str]
) -> Iterator[tuple[str, str, float | None, int | None]]:
    """Verdict, what it is against, and the threshold or the rival that says so."""
    score = totals[unit]
    above = [(cut, band) for cut, band in zip(CUTS, BANDS[1:], strict=True) if cut > score]
    below = [(cut, band) for cut, band in zip(CUTS, BANDS[1:], strict=True) if cut <= score]
    if above:
        yield "reach_band", above[0][1], above[0][0], None
    if below:
        yield "keep_band", below[-1][1], below[-1][0], None
    ahead = [place for place in range(len(units)) if totals[place] > score]
    if ahead:
        rival = min(ahead, key=lambda place: float(totals[place]))
        yield "overtake", units[rival], None, rival


def _both(
    of: Newest, unit: int, threshold: float | None, rival: int | None
) -> Iterator[tuple[str, Flips, Sequence[str]]]:
    composite, caps = of.what.composite, of.at.caps
    told = value_flips(of.at.values, composite, unit, threshold=threshold, rival=rival, caps=caps)
    yield "value", told, of.what.codes
    told = weight_flips(of.at.values, composite, unit, threshold=threshold, rival=rival, caps=caps)
    yield "weight", told, [str(name) for name in composite.names]


def control_rows(of: Newest | None) -> pd.DataFrame:
    """One row per indicator: its weight in its dimension beside the equal, entropy and CRITIC weight.

    Data weights are read off the scores of the townships that have a score of every indicator; where no two have, they
    are null. They are for information: with few townships they reward noise (docs/scoring.md).
    """
    columns = ["as_of", "indicator_code", "weight", "equal_weight", "entropy_weight", "critic_weight"]
    rows: list[tuple[object, ...]] = []
    if of:
        composite = of.what.composite
        sums = np.bincount(composite.member_of, weights=composite.weights)
        shares = composite.weights / sums[composite.member_of]
        equal = 1 / np.bincount(composite.member_of)[composite.member_of]
        scores = indicator_scores(of.at.values, composite)
        entropy, critic = np.full(len(equal), np.nan), np.full(len(equal), np.nan)
        for place in range(len(composite.names)):
            members = np.flatnonzero(composite.member_of == place)
            entropy[members], critic[members] = _data_weights(scores[:, members])
        rows = [
            (of.as_of, code, shares[i], equal[i], entropy[i], critic[i])
            for i, code in enumerate(of.what.codes)
        ]
    return _frame(rows, columns, columns[2:])


def _data_weights(scores: Floats) -> tuple[Floats, Floats]:
    """Entropy and CRITIC weights of one dimension; NaN where the data cannot say."""
    complete = scores[np.isfinite(scores).all(axis=1)]
    found = []
    for weigh in (entropy_weights, critic_weights):
        try:
            found.append(weigh(complete))
        except ValueError:
            found.append(np.full(scores.shape[1], np.nan))
    return found[0], found[1]


def _frame(rows: Sequence[tuple[object, ...]], columns: list[str], numbers: list[str]) -> pd.DataFrame:
    told = pd.DataFrame(rows, columns=columns)
    told["as_of"] = pd.to_datetime(told["as_of"]).dt.date
    told = told.astype(
        {name: np.float64 if name in numbers else "object" for name in columns if name != "as_of"}
    )
    # what is left of a difference after rounding is no change
    told[numbers] = told[numbers].round(9)
    return told
