"""The composite as an overseer may use it: scores with ranges, ranks as ranges, a band only where the range allows."""

from __future__ import annotations

from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboards import formatting as fmt
from dashboards.components import messages, tracks
from dashboards.components.opening import score_fragment
from dashboards.components.panels import panel, taken_away
from dashboards.figures.titles import composite as composite_title
from dashboards.sheets import Column, Sheet
from dashboards.view import View
from dashboards.words import t

Rows = list[dict[str, Any]]


def composite_sheet(view: View, rows: Rows) -> Sheet:
    """Rows of scores.composite → a sheet whose title is the conclusion."""
    columns = (
        Column("subject_name", t("column.subject")), Column("score", t("score.score"), "number"),
        Column("score_low", t("score.low"), "number"), Column("score_high", t("score.high"), "number"),
        Column("rank_low", t("score.rank_low"), "whole"), Column("rank_high", t("score.rank_high"), "whole"),
        Column("band_word", t("score.band")), Column("coverage_percent", t("score.coverage"), "number"),
        Column("score_linear", t("score.linear"), "number"),
    )  # fmt: skip
    told = [{**row, "band_word": band(row), "coverage_percent": share_of(row["coverage"])} for row in rows]
    return Sheet(
        "composite", composite_title(rows), columns, told, definition=t("score.definition"), source=_source(view)
    )  # fmt: skip


def dimension_sheet(view: View, rows: Rows) -> Sheet:
    """Rows of scores.dimensions → a sheet, one row per subject and dimension."""
    columns = (
        Column("subject_name", t("column.subject")), Column("dimension", t("score.dimension")),
        Column("score", t("score.score"), "number"), Column("score_low", t("score.low"), "number"),
        Column("score_high", t("score.high"), "number"), Column("weight", t("score.weight"), "number"),
        Column("score_uncapped", t("score.uncapped"), "number"), Column("cap_reason_zh", t("score.cap")),
    )  # fmt: skip
    told = [{**row, "dimension": f"{row['dimension_code']} {row['dimension_zh']}"} for row in rows]
    return Sheet(
        "dimensions", t("score.dimensions"), columns, told, definition=t("score.definition"), source=_source(view)
    )  # fmt: skip


def _source(view: View) -> str:
    return t("score.source", snapshot=view.snapshot.id, day=fmt.day(view.as_of))


def share_of(coverage: float | None) -> float | None:
    """A share in percent, None for none."""
    return None if coverage is None else 100 * coverage


def band(row: dict[str, Any]) -> str:
    """The band in words; 并列 where the range reaches into a second one; none without a score."""
    if row["score"] is None:
        return "—"
    return t(f"band.{row['band']}") if row["band"] else t("band.tied")


def rank(row: dict[str, Any]) -> str:
    """A rank as a range: 第1～3位; never a bare place unless the range is one."""
    if row["rank_low"] is None:
        return ""
    low, high = fmt.number(row["rank_low"]), fmt.number(row["rank_high"])
    return t("rank.one", low=low) if low == high else t("rank.range", low=low, high=high)


def composite_panel(view: View, sheet: Sheet, dimensions: Sheet) -> html.Section:
    """One line per subject: bar from zero with its range, score, rank range, band; a name opens its dimensions."""
    if not sheet.rows:
        return panel(sheet.title, messages.absent("scores"), eyebrow=t("score.eyebrow"), anchor="composite")
    lines: list[Component] = [_line(row) for row in sheet.rows]
    return panel(
        sheet.title,
        [html.Div(lines, className="scores"), html.P(t("score.definition"), className="source")],
        eyebrow=t("score.eyebrow"),
        source=sheet.source,
        anchor="composite",
        takeaway=[*taken_away(view, sheet), html.Span(t("score.dimensions")), *taken_away(view, dimensions)],
    )


def _line(row: dict[str, Any]) -> html.Div:
    name = html.A(row["subject_name"], href=score_fragment(str(row["subject_code"])), className="traced")
    words = [word for word in (rank(row), band(row) if row["subject_kind"] != "county" else "") if word]
    return html.Div(
        [
            html.Span(name, className="score-name"),
            tracks.score_track(row),
            html.B(fmt.number(row["score"] and round(row["score"], 1)), className="num"),
            html.Span(" · ".join(words), className="score-rank"),
        ],
        className="score-row",
    )
