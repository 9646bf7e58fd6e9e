"""One indicator, subjects of one kind beside each other."""

from __future__ import annotations

from typing import Any

import plotly.graph_objects as go

from dashboards import formatting as fmt
from dashboards.figures import theme
from dashboards.palette import colours, ink_of, veil
from dashboards.words import t


def comparison(
    rows: list[dict[str, Any]],
    county: dict[str, Any] | None,
    indicator: dict[str, Any],
    links: list[str] | None = None,
) -> go.Figure:
    """Dots with interval whiskers from the register's order, the county's value and the target as lines.

    Values in the indicator's unit. Subjects without a value get a hatched bar with their status in words. `links`,
    one per row, ride along as custom data for the page to follow.
    """
    unit = indicator["unit"]
    ends = [row["interval_high"] if row["interval_high"] is not None else row["value"] for row in rows]
    lines = [indicator["target"], indicator["target_high"], county["value"] if county else None]
    top = theme.top_of([*ends, *lines], unit)
    hrefs = links or [""] * len(rows)
    figure = go.Figure()
    _add_absent(figure, rows, hrefs, top)
    _add_values(figure, rows, hrefs)
    _add_lines(figure, county, indicator)
    theme.finish(figure, 90 + 32 * len(rows), showlegend=False)
    figure.update_xaxes(
        range=[0, top], ticksuffix="%" if unit == "%" else "", title_text="" if unit == "%" else fmt.unit(unit)
    )  # fmt: skip
    order = [row["subject_name"] for row in rows]
    figure.update_yaxes(
        type="category", ticklabelstandoff=12, showgrid=False, ticks="",
        categoryorder="array", categoryarray=order[::-1],
        range=[-1.1, len(rows) - 0.1], tickvals=order, ticktext=[_label(row) for row in rows],
    )  # fmt: skip
    return figure


def _hover(row: dict[str, Any]) -> str:
    parts = [
        fmt.subject_name(row),
        f"{fmt.measure(row['value'], row['unit'])} {fmt.verdict(row).word}",
    ]
    if row["interval_low"] is not None:
        span = fmt.interval(row["interval_low"], row["interval_high"], row["unit"])
        parts.append(t("chart.interval_of", span=span))
    if row["denominator"] is not None:
        parts.append(fmt.counted(row))
    return "<br>".join(parts)


def _add_absent(figure: go.Figure, rows: list[dict[str, Any]], hrefs: list[str], top: float) -> None:
    """Hatched over the whole axis, so that no length can be read as a value."""
    absent = [(row, href) for row, href in zip(rows, hrefs, strict=True) if row["status"] != "measured"]
    if absent:
        figure.add_bar(
            y=[row["subject_name"] for row, _ in absent], x=[top] * len(absent), orientation="h", width=0.7,
            marker=theme.hatched_marker(), name=t("chart.no_value"),
            text=[f" {fmt.verdict(row).word} " for row, _ in absent], textposition="inside", insidetextanchor="middle",
            textfont={"color": colours().ink}, customdata=[href for _, href in absent], cliponaxis=True,
            hovertext=[f"{fmt.subject_name(row)}<br>{fmt.verdict(row).word}" for row, _ in absent], hoverinfo="text",
        )  # fmt: skip


def _add_values(figure: go.Figure, rows: list[dict[str, Any]], hrefs: list[str]) -> None:
    known = [(row, href) for row, href in zip(rows, hrefs, strict=True) if row["status"] == "measured"]
    for row, _ in known:
        if row["interval_low"] is not None:
            figure.add_scatter(
                y=[row["subject_name"]] * 2, x=[row["interval_low"], row["interval_high"]], mode="lines",
                line={"color": ink_of(fmt.verdict(row).key), "width": 6}, opacity=0.35, hoverinfo="skip",
            )  # fmt: skip
    if known:
        figure.add_scatter(
            y=[row["subject_name"] for row, _ in known], x=[row["value"] for row, _ in known], mode="markers",
            marker={
                "size": 12,
                "color": [ink_of(fmt.verdict(row).key) for row, _ in known],
                "symbol": [theme.SYMBOLS.get(fmt.verdict(row).key, "circle-open") for row, _ in known],
            },
            customdata=[href for _, href in known], cliponaxis=False, name=t("chart.now"),
            hovertext=[_hover(row) for row, _ in known], hoverinfo="text",
        )  # fmt: skip


def _label(row: dict[str, Any]) -> str:
    """Name and value beside the axis, where no whisker or line can run through them."""
    verdict = fmt.verdict(row)
    if row["status"] != "measured":
        return f"{row['subject_name']}　<b>{verdict.word}</b>"
    small = f" [{t('mark.small_n')}]" if fmt.is_small(row) else ""
    value = fmt.measure(row["value"], "%") if row["unit"] == "%" else f"{row['value']:.1f}"
    return f"{row['subject_name']}{small}　<b>{value}</b>"


def _add_lines(figure: go.Figure, county: dict[str, Any] | None, indicator: dict[str, Any]) -> None:
    if county and county["value"] is not None:
        figure.add_vline(
            x=county["value"], line={"color": colours().comparator, "width": 1.5, "dash": "dot"},
            annotation_position="top left",
            annotation_text=t("chart.county", value=fmt.measure(county["value"], indicator["unit"])),
            annotation_font={"color": colours().comparator, "size": theme.size(13)}, annotation_yshift=2,
        )  # fmt: skip
    if indicator["direction"] == "band" and indicator["target_low"] is not None:
        figure.add_vrect(
            x0=indicator["target_low"], x1=indicator["target_high"], fillcolor=veil(colours().met, 0.12), line_width=0,
            layer="below",
        )  # fmt: skip
    elif indicator["target"] is not None:
        figure.add_vline(
            x=indicator["target"], line={"color": colours().target, "width": 1.5, "dash": "dash"},
            annotation_text=t("chart.target", target=fmt.target(indicator)), annotation_position="bottom right",
            annotation_font={"color": colours().target, "size": theme.size(13)}, annotation_xanchor="right",
            annotation_bgcolor=veil(colours().card, 0.85),
        )  # fmt: skip
