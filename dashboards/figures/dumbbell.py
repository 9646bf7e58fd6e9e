"""Change of several figures between two dates."""

from __future__ import annotations

from typing import Any

import plotly.graph_objects as go

from dashboards import formatting as fmt
from dashboards.figures import theme
from dashboards.figures.titles import movement
from dashboards.palette import colours, ink_of
from dashboards.words import t


def dumbbell(rows: list[dict[str, Any]], label: str, since: str, links: list[str] | None = None) -> go.Figure:
    """Previous value (hollow) to present value (filled) per row, named by the column `label`.

    Rows of one unit, with `previous`; rows without one of the two values are named with what is missing.
    """
    unit = rows[0]["unit"] if rows else "%"
    top = theme.top_of([value for row in rows for value in (row["value"], row["previous"])], unit)
    figure = go.Figure()
    for row, href in zip(rows, links or [""] * len(rows), strict=True):
        _add_row(figure, row, str(row[label]), href, top, since)
    theme.finish(figure, 60 + 34 * len(rows), showlegend=False)
    figure.update_xaxes(
        range=[0, top], ticksuffix="%" if unit == "%" else "", title_text="" if unit == "%" else fmt.unit(unit)
    )  # fmt: skip
    order = [str(row[label]) for row in rows]
    figure.update_yaxes(
        type="category", ticklabelstandoff=12, categoryorder="array", categoryarray=order[::-1], showgrid=False,
        range=[-0.6, len(rows) - 0.4], tickvals=order, ticktext=[_label(row, str(row[label])) for row in rows],
    )  # fmt: skip
    return figure


def _add_row(figure: go.Figure, row: dict[str, Any], name: str, href: str, top: float, since: str) -> None:
    kind = movement(row)
    if kind == "unknown":
        figure.add_bar(
            y=[name], x=[top], orientation="h", width=0.6, hoverinfo="skip", customdata=[href],
            marker=theme.hatched_marker(), text=[_missing(row, since)], textposition="inside",
            insidetextanchor="middle", textfont={"color": colours().ink},
        )  # fmt: skip
        return
    colour = ink_of(kind)
    hover = t(
        "dumbbell.hover", name=name, since=since, before=fmt.measure(row["previous"], row["unit"]),
        now=fmt.measure(row["value"], row["unit"]), change=fmt.change(row["value"], row["previous"], row["unit"]),
        word=t(f"move.{kind}"),
    )  # fmt: skip
    figure.add_scatter(
        y=[name, name], x=[row["previous"], row["value"]], mode="lines+markers",
        line={"color": colour, "width": 3},
        marker={"size": [10, 13], "color": [colours().card, colour], "line": {"color": colour, "width": 2}},
        customdata=[href, href], cliponaxis=False,
        hovertext=[hover, hover], hoverinfo="text",
    )  # fmt: skip


def _label(row: dict[str, Any], name: str) -> str:
    kind = movement(row)
    if kind == "unknown":
        return name
    said = f"{fmt.short_change(row['value'], row['previous'])} {t(f'move.{kind}')}"
    return f"{name}　<b><span style='color:{ink_of(kind)}'>{said}</span></b>"


def _missing(row: dict[str, Any], since: str) -> str:
    if row["value"] is None:
        return f" {fmt.verdict(row).word} "
    return t("dumbbell.no_previous", now=fmt.measure(row["value"], row["unit"]), since=since)
