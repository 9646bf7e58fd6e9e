"""What the map is asked to show: one indicator in its areas, layers over them. Both stand in the address."""

from __future__ import annotations

from collections import Counter
from typing import Any

import dash_mantine_components as dmc
from dash import dcc, html

from dashboards import formatting as fmt
from dashboards.components.aria import HIDDEN, aria
from dashboards.components.choosing import choice, grouped
from dashboards.figures import layers as over
from dashboards.queries.places import LAYERS
from dashboards.view import View
from dashboards.words import t

Rows = list[dict[str, Any]]


def indicator_choice(indicators: Rows, chosen: str) -> dmc.Select:
    """Every indicator that townships have, by family."""
    rows = sorted(indicators, key=lambda row: fmt.FAMILIES.index(row["family"]))
    options = [
        (fmt.family(row["family"]), row["indicator_code"], f"{row['indicator_code']} {fmt.name_of(row)}")
        for row in rows
    ]
    return choice("indicator", t("map.indicator"), grouped(options), chosen, is_searchable=True)


def layer_switches(view: View, items: Rows, shown: tuple[str, ...]) -> html.Nav:
    """A link per layer that shows or hides it; it says its mark, its word, how many there are and how it stands."""
    counts = Counter(item["layer"] for item in items)
    return html.Nav(
        [_switch(view, key, counts[key], shown) for key in LAYERS],
        className="chips layers",
        **aria(t("map.layers")),
    )


def _switch(view: View, key: str, count: int, shown: tuple[str, ...]) -> dcc.Link:
    is_shown = key in shown
    after = tuple(each for each in LAYERS if (each in shown) != (each == key))
    layer = over.SHOWN[key]
    return dcc.Link(
        [
            html.Span(
                layer.shape, className="layer-shape", style={"color": f"var(--{layer.role})"}, **HIDDEN
            ),
            t("map.switch", word=layer.word, count=count),
            html.Span(t("map.is_shown" if is_shown else "map.is_hidden"), className="unseen"),
        ],
        href=view.here(layers=over.asking(after)),
        className="chip layer-on" if is_shown else "chip layer-off",
        id=f"layer-{key}",
    )
