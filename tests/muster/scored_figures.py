"""Figures as fct_indicator_values has them, for tests of scores."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

DAY = date(2024, 9, 30)
TOWNS = ["510999101", "510999102", "510999103", "510999104"]
INDICATORS = pd.DataFrame(
    [
        ("I06", "D2", "up", 100.0, None, None, None, 100.0, "wilson"),
        ("I08", "D2", "up", 100.0, None, None, None, 100.0, "wilson"),
        ("I12", "D3", "down", 10.0, None, None, 50.0, 100.0, "none"),
        ("I10", "D3", "up", None, None, None, None, 10000.0, "none"),
        ("I27", "D6", "up", 100.0, None, None, None, 100.0, "wilson"),
        ("I46", "D9", "up", 100.0, None, None, None, 100.0, "wilson"),
    ],
    columns=[
        "indicator_code", "dimension_code", "direction", "target", "target_low", "target_high", "worst", "scale",
        "interval_kind",
    ],
).assign(has_county=True, has_township=True, in_composite=lambda rows: rows["dimension_code"] != "D9")  # fmt: skip
NO_RED = pd.DataFrame(columns=["as_of", "subject_kind", "subject_code", "dimension_code", "cap", "reason_zh"])
NO_WEIGHTS = pd.DataFrame(columns=["key", "weight", "source"])


def figures(
    subjects: dict[str, dict[str, tuple[float, float] | None]], kind: str = "township"
) -> pd.DataFrame:
    """Subject → indicator → numerator and denominator (None: not measured), as fct_indicator_values has them."""
    rows: list[dict[str, Any]] = []
    for subject, given in subjects.items():
        for code, pair in given.items():
            k, n = pair or (None, None)
            rows.append(
                {
                    "as_of": DAY, "subject_kind": kind, "subject_code": subject, "indicator_code": code,
                    "numerator": k, "denominator": n, "value": None if pair is None else 100.0 * pair[0] / pair[1],
                }
            )  # fmt: skip
    return pd.DataFrame(rows).astype({"numerator": float, "denominator": float, "value": float})


def full(share: float, of: int = 100) -> dict[str, tuple[float, float] | None]:
    """A township with this share of everything and a turnover of 10 %."""
    return {code: (share * of, of) for code in ("I06", "I08", "I27", "I46", "I10")} | {"I12": (10, 100)}
