"""Indicators × subjects in one picture, for paper; on screen the same rows are a table with links."""

from __future__ import annotations

from typing import Any

import plotly.graph_objects as go

from dashboards import formatting as fmt
from dashboards.figures import theme


def heat(rows: list[dict[str, Any]]) -> go.Figure:
    """Rows of the values query, several indicators × subjects of one kind → one cell each.

    A cell says verdict (colour and shape) and value; cells without a value say their status and are hatched.
    """
    indicators = list(dict.fromkeys(str(row["name_zh"]) for row in rows))
    subjects = list(dict.fromkeys(str(row["subject_name"]) for row in rows))
    figure = go.Figure()
    for row in rows:
        verdict = fmt.verdict(row)
        is_measured = row["status"] == "measured"
        value = fmt.measure(row["value"], row["unit"]) if is_measured else verdict.word
        marker: dict[str, Any] = {"color": verdict.wash, "line": {"color": "#fffdf9", "width": 2}}
        if row["status"] == "not_delivered":
            marker["pattern"] = theme.HATCH
        figure.add_bar(
            x=[str(row["subject_name"])], y=[1], base=[len(indicators) - 1 - indicators.index(str(row["name_zh"]))],
            width=1, marker=marker, text=[f"{verdict.shape} {value}" if is_measured else value], textangle=0,
            textposition="inside", insidetextanchor="middle", textfont={"color": verdict.colour, "size": 12},
            hovertext=[f"{row['subject_name']} {row['name_zh']}：{value}"], hoverinfo="text",
        )  # fmt: skip
    theme.finish(figure, 60 + 36 * len(indicators), showlegend=False, barmode="overlay")
    figure.update_layout(bargap=0)
    figure.update_xaxes(side="top", categoryorder="array", categoryarray=subjects, showgrid=False)
    figure.update_yaxes(
        tickvals=[len(indicators) - 0.5 - index for index in range(len(indicators))],
        ticktext=indicators,
        showgrid=False,
    )
    return figure
