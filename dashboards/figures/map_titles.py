"""What the map shows, in a sentence, from the items that it shows."""

from __future__ import annotations

from collections import Counter
from typing import Any

from dashboards.figures import titles
from dashboards.figures.layers import NOT_DRAWN, ROUGHLY, SHOWN, of_layers
from dashboards.words import clauses, listed, t

Rows = list[dict[str, Any]]


def over_the_map(items: Rows, layers: tuple[str, ...], *, is_county: bool) -> str:
    """How many there are of each layer shown, and where most of the first one are."""
    if not layers:
        return t("map.no_layer")
    counts = Counter(item["layer"] for item in items)
    said = listed([SHOWN[layer].counted(counts[layer]) for layer in layers])
    return clauses([said, _most(items, layers[0]) if is_county else ""])


def _most(items: Rows, layer: str) -> str:
    """Where most of a layer are; '' where every township has as many."""
    names = {item["township_code"]: item["township"] for item in items if item["layer"] == layer}
    names.pop(None, None)
    counts = Counter(
        item["township_code"] for item in items if item["layer"] == layer and item["township_code"]
    )
    if len(counts) < 2:
        return ""
    most = max(counts.values())
    leading = [{"subject_name": names[code]} for code in sorted(counts) if counts[code] == most]
    return (
        "" if len(leading) == len(counts) else t(f"map.most_{layer}", names=titles.names(leading), count=most)
    )


def placing(items: Rows, layers: tuple[str, ...]) -> list[str]:
    """What is not placed by its own coordinates, not placed at all, or not where it says it is; a line each."""
    shown = of_layers(items, layers)
    counts = Counter(item["placed_by"] for item in shown)
    lines = []
    if roughly := sum(counts[way] for way in ROUGHLY):
        lines.append(t("map.roughly", count=roughly))
    lines += [t(f"map.{way}", count=counts[way]) for way in ("elsewhere", *NOT_DRAWN) if counts[way]]
    return lines
