"""Small marks: verdicts and hints."""

from __future__ import annotations

from typing import Any

from dash import html

from dashboards import formatting as fmt
from dashboards.components.aria import HIDDEN
from dashboards.words import t

SEVERITY_SHAPES = {"high": "▲", "medium": "◆", "low": "▽"}


def verdict_badge(verdict: fmt.Verdict) -> html.Span:
    """Colour, shape and word of a verdict."""
    return html.Span(
        [html.Span(verdict.shape, className="badge-shape", **HIDDEN), verdict.word],
        className=f"badge badge-{verdict.key}",
    )


def state_badge(style: str, shape: str, word: str) -> html.Span:
    """Colour of a verdict, shape and word of a state that is no verdict on a figure."""
    return html.Span(
        [html.Span(shape, className="badge-shape", **HIDDEN), word], className=f"badge badge-{style}"
    )


def severity_badge(severity: str) -> html.Span:
    """How strongly a finding calls for verification, in colour, shape and word."""
    return html.Span(
        [html.Span(SEVERITY_SHAPES[severity], className="badge-shape", **HIDDEN), t(f"severity.{severity}")],
        className=f"badge severity-{severity}",
    )


def hint_marks(row: dict[str, Any]) -> list[html.Span]:
    """n小, 覆盖不全 and 含存疑 of a row of the values query."""
    marks = []
    if fmt.is_small(row):
        why = t("mark.small_n_why", count=fmt.number(row["denominator"]))
        marks.append(html.Span(t("mark.small_n"), className="mark", title=why))
    if row["coverage"] is not None and row["coverage"] < 1:
        said = t("mark.coverage", share=f"{row['coverage'] * 100:.0f}")
        marks.append(html.Span(said, className="mark", title=t("mark.coverage_why")))
    if row["doubtful_records"]:
        said = t("mark.doubtful", n=row["doubtful_records"], count=fmt.number(row["doubtful_records"]))
        marks.append(html.Span(said, className="mark"))
    return marks
