"""The weights of the composite, as settings state or judge them."""

from __future__ import annotations

from typing import Any

from catalogue.loader import composite_dimensions
from muster.settings import Weights
from scoring import ahp_weights


def weight_rows(weights: Weights) -> dict[str, list[dict[str, Any]]]:
    """Rows of raw.settings_weights (key, weight, source: stated or judged) and settings_judges (person, ratio).

    Judgements decide the dimensions' weights (AHP, geometric mean of the people); a stated weight goes before them.
    """
    rows: dict[str, dict[str, Any]] = {}
    judges: list[dict[str, Any]] = []
    if weights.judgements:
        group = ahp_weights(list(weights.judgements.values()))
        judged = composite_dimensions()
        for code, weight in zip(judged, group.weights.tolist(), strict=True):
            rows[code] = {"key": code, "weight": weight * len(judged), "source": "judged"}
        judges = [
            {"person": person, "consistency_ratio": float(one.consistency_ratio)}
            for person, one in zip(weights.judgements, group.people, strict=True)
        ]
    for key, weight in {**weights.dimensions, **weights.indicators}.items():
        rows[key] = {"key": key, "weight": weight, "source": "stated"}
    return {"settings_weights": list(rows.values()), "settings_judges": judges}
