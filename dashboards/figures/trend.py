"""One indicator over the as-of dates."""

from __future__ import annotations

from typing import Any

import plotly.graph_objects as go

from dashboards import formatting as fmt
from dashboards.figures import theme
from dashboards.palette import colours, veil
from dashboards.words import t

MOST_TICKS = 7


def trend(
    rows: list[dict[str, Any]],
    county_rows: list[dict[str, Any]],
    indicator: dict[str, Any],
    links: list[str] | None = None,
) -> go.Figure:
    """Value line with interval band, target line and the county beside a township or department.

    Rows are of one subject, oldest first, values in the indicator's unit. Dates without a value are hatched over
    the whole height and named; the line breaks there. `links`, one per row, ride along as custom data for the page
    to follow.
    """
    unit = indicator["unit"]
    every = [*rows, *county_rows]
    top = theme.top_of([*(row["interval_high"] or row["value"] for row in every), *_targets(indicator)], unit)
    figure = go.Figure()
    _add_gaps(figure, rows, top)
    _add_interval(figure, rows)
    if county_rows:
        figure.add_scatter(
            x=_labels(county_rows), y=[row["value"] for row in county_rows], name=t("subject.county"), mode="lines",
            line={"color": colours().comparator, "width": 2, "dash": "dot"}, connectgaps=False,
            hovertemplate=t("subject.county") + " %{y:.1f}<extra></extra>",
        )  # fmt: skip
    subject = fmt.subject_name(rows[-1]) if rows else ""
    figure.add_scatter(
        x=_labels(rows), y=[row["value"] for row in rows], name=subject, mode="lines+markers", connectgaps=False,
        line={"color": colours().accent, "width": 2.5}, marker={"size": 7},
        hovertext=[_hover(row) for row in rows], hoverinfo="text", customdata=links,
    )  # fmt: skip
    _label_last(figure, rows, unit)
    _add_target(figure, indicator)
    theme.finish(figure, 320)
    figure.update_yaxes(
        range=[0, top], ticksuffix="%" if unit == "%" else "", title_text="" if unit == "%" else fmt.unit(unit)
    )  # fmt: skip
    labels = _labels(rows)
    shown = rows[:: -(-len(rows) // MOST_TICKS) * -1][::-1] if rows else []
    figure.update_xaxes(
        type="category", tickangle=0, showgrid=False, tickvals=_labels(shown),
        ticktext=[fmt.month_in_two_lines(row["as_of"]) for row in shown],
        categoryorder="array", categoryarray=labels,
    )  # fmt: skip
    return figure


def _labels(rows: list[dict[str, Any]]) -> list[str]:
    return [fmt.month(row["as_of"]) for row in rows]


def _targets(indicator: dict[str, Any]) -> list[float | None]:
    return [indicator["target"], indicator["target_high"]]


def _hover(row: dict[str, Any]) -> str:
    parts = [fmt.day(row["as_of"]), f"{fmt.subject_name(row)} {fmt.measure(row['value'], row['unit'])}"]
    if row["interval_low"] is not None:
        span = fmt.interval(row["interval_low"], row["interval_high"], row["unit"])
        parts.append(t("chart.interval_of", span=span))
    if row["denominator"] is not None:
        parts.append(fmt.counted(row))
    return "<br>".join(parts)


def _add_gaps(figure: go.Figure, rows: list[dict[str, Any]], top: float) -> None:
    """One hatched bar per date without a value; its height is the axis, not a value."""
    gaps = [row for row in rows if row["status"] != "measured"]
    if gaps:
        figure.add_bar(
            x=_labels(gaps), y=[top] * len(gaps), name=t("chart.gaps"), width=0.9,
            marker=theme.hatched_marker(),
            hovertext=[f"{fmt.day(row['as_of'])}<br>{fmt.verdict(row).word}" for row in gaps], hoverinfo="text",
        )  # fmt: skip


def _add_interval(figure: go.Figure, rows: list[dict[str, Any]]) -> None:
    if not any(row["interval_low"] is not None for row in rows):
        return
    for bound, fill in (("interval_low", None), ("interval_high", "tonexty")):
        figure.add_scatter(
            x=_labels(rows), y=[row[bound] for row in rows], mode="lines", line={"width": 0}, fill=fill,
            fillcolor=veil(colours().accent, 0.18), hoverinfo="skip", connectgaps=False,
            name=t("chart.interval"), showlegend=fill is not None,
        )  # fmt: skip


def _label_last(figure: go.Figure, rows: list[dict[str, Any]], unit: str) -> None:
    measured = [row for row in rows if row["value"] is not None]
    if measured:
        figure.add_annotation(
            x=_labels(measured)[-1], y=measured[-1]["value"], text=f"<b>{fmt.measure(measured[-1]['value'], unit)}</b>",
            showarrow=False, yshift=16, bgcolor=veil(colours().card, 0.8),
            font={"color": colours().accent, "size": theme.size(14)},
        )  # fmt: skip


def _add_target(figure: go.Figure, indicator: dict[str, Any]) -> None:
    if indicator["direction"] == "band" and indicator["target_low"] is not None:
        figure.add_hrect(
            y0=indicator["target_low"], y1=indicator["target_high"], fillcolor=veil(colours().met, 0.12), line_width=0,
            layer="below", annotation_position="top left",
            annotation_text=t("chart.band", target=fmt.target(indicator)),
        )  # fmt: skip
    elif indicator["target"] is not None:
        figure.add_hline(
            y=indicator["target"], line={"color": colours().target, "width": 1.5, "dash": "dash"},
            annotation_text=t("chart.target", target=fmt.target(indicator)), annotation_position="bottom left",
            annotation_font={"color": colours().target, "size": theme.size(13)},
        )  # fmt: skip
