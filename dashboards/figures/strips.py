"""One subject among its peers, one strip per indicator."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import plotly.graph_objects as go

from dashboards import formatting as fmt
from dashboards.figures import theme
from dashboards.palette import colours, ink_of
from dashboards.words import t

Row = dict[str, Any]
Rows = list[Row]
ROW = 36
SCALED = ("value", "interval_high", "target", "target_high")


def strips(rows: Rows, others: Rows, link: Callable[[Row], str]) -> go.Figure:
    """`rows`: the subject's values; `others`: its peers' of the same indicators. Both rows of the values query.

    Each strip runs from zero to the end of its own scale, which its label names. The subject's mark has its verdict's
    colour and shape, with its interval; peers are hollow dots, the target is a tick. Without a value the strip is
    hatched over its whole length. `link` gives what a mark opens, as custom data for the page to follow.
    """
    figure = go.Figure()
    ends = {row["indicator_code"]: _end(row, others) for row in rows}
    absent = [row for row in rows if row["status"] != "measured"]
    if absent:
        figure.add_bar(
            y=[_name(row) for row in absent], x=[1.0] * len(absent), orientation="h", width=0.7,
            marker=theme.hatched_marker(), text=[f" {fmt.verdict(row).word} " for row in absent],
            textposition="inside", insidetextanchor="middle", constraintext="none", textangle=0,
            textfont={"color": colours().ink},
            customdata=[link(row) for row in absent], cliponaxis=True,
            hovertext=[f"{fmt.name_of(row)}<br>{fmt.verdict(row).word}" for row in absent], hoverinfo="text",
        )  # fmt: skip
    _add_targets(figure, rows, ends)
    _add_peers(figure, [(row, other) for row in rows for other in others if _same(row, other)], ends, link)
    _add_own(figure, rows, ends, link)
    theme.finish(figure, 40 + ROW * len(rows), showlegend=False)
    figure.update_xaxes(range=[0, 1.02], showticklabels=False, ticks="", showgrid=False)
    order = [_name(row) for row in rows]
    figure.update_yaxes(
        type="category", ticklabelstandoff=10, categoryorder="array", categoryarray=order[::-1], ticks="",
        range=[-0.6, len(rows) - 0.4], tickvals=order, ticktext=[_label(row, ends) for row in rows],
    )  # fmt: skip
    return figure


def _end(row: Row, others: Rows) -> float:
    """The end of an indicator's strip: it holds every value, the subject's interval and the target."""
    return theme.round_end(
        [*(row[key] for key in SCALED), *(other["value"] for other in others if _same(row, other))]
    )


def _same(row: Row, other: Row) -> bool:
    return bool(row["indicator_code"] == other["indicator_code"] and other["status"] == "measured")


def _name(row: Row) -> str:
    return f"{row['indicator_code']} {fmt.name_of(row)}"


def _label(row: Row, ends: dict[str, float]) -> str:
    end = fmt.round_measure(ends[row["indicator_code"]], row["unit"])
    value = fmt.measure(row["value"], row["unit"]) if row["status"] == "measured" else ""
    small = f" [{t('mark.small_n')}]" if row["status"] == "measured" and fmt.is_small(row) else ""
    return t("strip.label", name=fmt.name_of(row), small=small, value=value, end=end)


def _add_targets(figure: go.Figure, rows: Rows, ends: dict[str, float]) -> None:
    held = [row for row in rows if row["status"] == "measured" and row["target"] is not None]
    if held:
        figure.add_scatter(
            y=[_name(row) for row in held], x=[row["target"] / ends[row["indicator_code"]] for row in held],
            mode="markers", hoverinfo="skip", cliponaxis=False,
            marker={"size": 16, "symbol": "line-ns", "line": {"width": 2, "color": colours().target}},
        )  # fmt: skip


def _add_peers(
    figure: go.Figure, drawn: list[tuple[Row, Row]], ends: dict[str, float], link: Callable[[Row], str]
) -> None:
    if drawn:
        figure.add_scatter(
            y=[_name(row) for row, _ in drawn],
            x=[other["value"] / ends[row["indicator_code"]] for row, other in drawn], mode="markers",
            marker={
                "size": 9, "symbol": "circle-open", "color": colours().comparator, "line": {"width": 1.5},
            },
            customdata=[link(other) for _, other in drawn], cliponaxis=False,
            hovertext=[
                f"{fmt.subject_name(other)}<br>{fmt.name_of(row)} {fmt.measure(other['value'], other['unit'])}"
                for row, other in drawn
            ],
            hoverinfo="text",
        )  # fmt: skip


def _add_own(figure: go.Figure, rows: Rows, ends: dict[str, float], link: Callable[[Row], str]) -> None:
    known = [row for row in rows if row["status"] == "measured"]
    for row in known:
        if row["interval_low"] is not None:
            end = ends[row["indicator_code"]]
            figure.add_scatter(
                y=[_name(row)] * 2, x=[min(row[key], end) / end for key in ("interval_low", "interval_high")],
                mode="lines", line={"color": ink_of(fmt.verdict(row).key), "width": 6}, opacity=0.35,
                hoverinfo="skip",
            )  # fmt: skip
    if known:
        figure.add_scatter(
            y=[_name(row) for row in known], x=[row["value"] / ends[row["indicator_code"]] for row in known],
            mode="markers",
            marker={
                "size": 13,
                "color": [ink_of(fmt.verdict(row).key) for row in known],
                "symbol": [theme.SYMBOLS.get(fmt.verdict(row).key, "square") for row in known],
            },
            customdata=[link(row) for row in known], cliponaxis=False,
            hovertext=[
                f"{fmt.subject_name(row)}<br>{fmt.name_of(row)} {fmt.measure(row['value'], row['unit'])}"
                f" {fmt.verdict(row).word}"
                for row in known
            ],
            hoverinfo="text",
        )  # fmt: skip
