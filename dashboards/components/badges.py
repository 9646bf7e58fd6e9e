"""Small marks: verdicts and hints."""

from __future__ import annotations

from typing import Any

from dash import html

from dashboards import formatting as fmt
from dashboards.components.aria import HIDDEN


def verdict_badge(verdict: fmt.Verdict) -> html.Span:
    """Colour, shape and word of a verdict."""
    return html.Span(
        [html.Span(verdict.shape, className="badge-shape", **HIDDEN), verdict.word],
        className=f"badge badge-{verdict.key}",
    )


def hint_marks(row: dict[str, Any]) -> list[html.Span]:
    """n小, 覆盖不全 and 含存疑 of a row of the values query."""
    marks = []
    if row["denominator"] is not None and row["denominator"] < 10 and row["unit"] == "%":
        marks.append(
            html.Span(
                "n小", className="mark", title=f"分母只有{fmt.number(row['denominator'])}，百分比易大起大落"
            )
        )
    if row["coverage"] is not None and row["coverage"] < 1:
        marks.append(
            html.Span(
                f"覆盖{row['coverage'] * 100:.0f}%", className="mark", title="应报送的乡镇中已报送的比例"
            )
        )
    if row["doubtful_records"]:
        marks.append(html.Span(f"存疑{fmt.number(row['doubtful_records'])}条", className="mark"))
    return marks
