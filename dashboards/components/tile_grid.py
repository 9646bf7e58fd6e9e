"""Townships as tiles of equal size near to where they lie: colour, shape and word of one indicator's verdict."""

from __future__ import annotations

from typing import Any

from dash import dcc, html

from dashboards import formatting as fmt
from dashboards.components.aria import HIDDEN
from dashboards.components.opening import figure_link
from dashboards.figures.tiles import Place, tiles
from dashboards.view import View
from dashboards.words import t

Rows = list[dict[str, Any]]


def tile_grid(view: View, rows: Rows, places: dict[str, Place]) -> html.Ul:
    """One tile per row of the values query; its name leads to the township, its figure opens the trace.

    `places`: region code → label point; without any the tiles stand in the register's order.
    """
    found = tiles([places.get(str(row["subject_code"])) for row in rows])
    columns = 1 + max((column for _, column in found), default=0)
    made = [_tile(view, row, place) for row, place in zip(rows, found, strict=True)]
    return html.Ul(made, className="tiles", style={"--columns": columns})


def _tile(view: View, row: dict[str, Any], place: tuple[int, int]) -> html.Li:
    verdict = fmt.verdict(row)
    is_measured = row["status"] == "measured"
    is_chosen = row["subject_code"] == view.subject["subject_code"]
    value = fmt.measure(row["value"], row["unit"]) if is_measured else verdict.word
    small = [html.Span(t("mark.small_n"), className="mark")] if is_measured and fmt.is_small(row) else []
    return html.Li(
        [
            dcc.Link(
                fmt.subject_name(row), href=view.here(subject=str(row["subject_code"])), className="tile-name"
            ),
            figure_link(row, [html.Span(verdict.shape, **HIDDEN), " ", value], styled="tile-value"),
            html.Span([verdict.word if is_measured else "", *small], className="tile-word"),
        ],
        className=f"tile badge-{verdict.key}" + (" tile-chosen" if is_chosen else ""),
        style={"gridRow": place[0] + 1, "gridColumn": place[1] + 1},
    )
