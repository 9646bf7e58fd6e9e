"""One look for every chart: type, ink, paper, and the hatch that means 缺报. Colours are the palette's."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from typing import Any

import plotly.graph_objects as go

from dashboards import words
from dashboards.palette import Palette, colours

FONT = "Noto Sans CJK SC, Source Han Sans SC, Microsoft YaHei, PingFang SC, sans-serif"
CLEAR = "rgba(0,0,0,0)"
SYMBOLS = {"met": "circle", "near": "diamond", "short": "triangle-down"}


def quiet() -> Any:
    """How plotly behaves: no toolbar, no address to fetch anything from."""
    return {
        "displayModeBar": False,
        "responsive": True,
        "topojsonURL": "",
        "plotlyServerURL": "",
        "locale": words.LANGUAGES[words.language()],
    }


_scale: ContextVar[float] = ContextVar("scale", default=1.0)


@contextmanager
def enlarged(scale: float) -> Iterator[None]:
    """Set type inside larger by a factor, and charts taller with it."""
    token = _scale.set(scale)
    try:
        yield
    finally:
        _scale.reset(token)


def size(points: int) -> int:
    """A size of type, in pixels, as large as the reader wants it."""
    return round(points * _scale.get())


@cache
def template(palette: Palette, scale: float) -> go.layout.Template:
    """The plotly template of a palette with type enlarged by a factor."""
    body, note = round(14 * scale), round(13 * scale)
    axis = {
        "gridcolor": palette.rule, "linecolor": palette.rule, "zeroline": False, "automargin": True, "fixedrange": True,
        "title": {"font": {"size": note}},
    }  # fmt: skip
    return go.layout.Template(
        layout={
            "font": {"family": FONT, "size": body, "color": palette.ink},
            "paper_bgcolor": CLEAR,
            "plot_bgcolor": CLEAR,
            "margin": {"l": 8, "r": 16, "t": 8, "b": 8},
            "hoverlabel": {
                "font": {"family": FONT, "size": body, "color": palette.ink}, "align": "left", "bgcolor": palette.card,
                "bordercolor": palette.rule,
            },
            "legend": {"orientation": "h", "y": -0.16, "x": 0, "font": {"size": note}},
            "bargap": 0.45,
            "dragmode": False,
            "xaxis": axis,
            "yaxis": axis,
        }
    )  # fmt: skip


def finish(figure: go.Figure, height: int, **layout: Any) -> go.Figure:
    """Apply the common look; `height` in pixels."""
    scale = _scale.get()
    figure.update_layout(template=template(colours(), scale), height=round(height * scale), **layout)
    return figure


def hatch() -> dict[str, Any]:
    """The pattern over what has no value."""
    return {"shape": "/", "fgcolor": colours().hatch, "bgcolor": colours().faint, "size": 6, "solidity": 0.25}


def hatched_marker() -> dict[str, Any]:
    """The marker of a bar that stands for no value."""
    return {"pattern": hatch(), "color": colours().faint, "line": {"width": 0}}


SCALES = (10.0, 25.0, 50.0, 100.0)


def round_end(values: list[float | None]) -> float:
    """The end of a scale of its own that starts at zero: the first round number that holds every value."""
    largest = max((value for value in values if value is not None), default=0.0)
    return next((end for end in SCALES if largest <= end), max(largest * 1.1, 1.0))


def top_of(values: list[float | None], unit: str) -> float:
    """The end of a value axis that starts at zero; shares never run past 105 %."""
    largest = max([value for value in values if value is not None], default=0.0)
    if unit == "%" and largest > 60:
        return max(105.0, largest * 1.05)
    return largest * 1.2 or 1.0
