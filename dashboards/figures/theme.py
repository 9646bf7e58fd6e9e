"""One look for every chart: type, ink, paper, and the hatch that means 缺报."""

from __future__ import annotations

from typing import Any

import plotly.graph_objects as go

from dashboards.formatting import HATCHED, INK

FONT = "Noto Sans CJK SC, Source Han Sans SC, Microsoft YaHei, PingFang SC, sans-serif"
ACCENT = "#24545c"
COMPARATOR = "#9a8f7d"
TARGET = "#a8321a"
GRID = "#e4e1da"
HATCH = {"shape": "/", "fgcolor": HATCHED, "bgcolor": "#f6f5f1", "size": 6, "solidity": 0.25}
QUIET: Any = {
    "displayModeBar": False,
    "responsive": True,
    "topojsonURL": "",
    "plotlyServerURL": "",
    "locale": "zh-CN",
}


def finish(figure: go.Figure, height: int, **layout: Any) -> go.Figure:
    """Apply the common layout; `height` in pixels."""
    figure.update_layout(
        height=height,
        font={"family": FONT, "size": 13, "color": INK},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        margin={"l": 8, "r": 16, "t": 8, "b": 8},
        hoverlabel={"font": {"family": FONT, "size": 13}, "align": "left"},
        legend={"orientation": "h", "y": -0.16, "x": 0, "font": {"size": 12}},
        bargap=0.45,
        dragmode=False,
        **layout,
    )
    figure.update_xaxes(automargin=True, title_font_size=12, gridcolor=GRID, zeroline=False, fixedrange=True)
    figure.update_yaxes(automargin=True, gridcolor=GRID, zeroline=False, fixedrange=True)
    return figure


def top_of(values: list[float | None], unit: str) -> float:
    """The end of a value axis that starts at zero; shares never run past 105 %."""
    largest = max([value for value in values if value is not None], default=0.0)
    if unit == "%" and largest > 60:
        return max(105.0, largest * 1.05)
    return largest * 1.2 or 1.0
