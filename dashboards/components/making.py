"""How a figure came about: its formula in words, the numbers put in, and what was counted."""

from __future__ import annotations

from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboards import formatting as fmt
from dashboards.words import listed, pick, t


def formula(own: dict[str, Any], indicator: dict[str, Any]) -> html.P:
    """The formula with the figure's own numbers; where there is no figure, why."""
    if own["status"] != "measured":
        return html.P(t("making.none", word=fmt.verdict(own).word), className="formula")
    value = html.B(fmt.measure(own["value"], own["unit"]))
    above, below = pick(indicator, "numerator"), pick(indicator, "denominator")
    if own["statistic"] == "median":
        parts: list[Any] = [
            html.B(fmt.number(own["denominator"])), " ", t("making.median", of=below), " = ", value, " ",
            t("making.part", text=above),
        ]  # fmt: skip
    else:
        scale = "" if indicator["scale"] in (None, 1) else f" × {fmt.number(indicator['scale'])}"
        parts = [
            html.B(fmt.number(own["numerator"])), t("making.part", text=above), " ÷ ",
            html.B(fmt.number(own["denominator"])), t("making.part", text=below), f"{scale} = ", value,
        ]  # fmt: skip
    return html.P(parts, className="formula")


def counted(counts: dict[str, int]) -> str:
    """How many records were counted, counted below only, and left out."""
    parts = [t("records.chip", word=fmt.role(role), count=counts.get(role, 0)) for role in fmt.ROLES]
    return t("making.counted", listed=listed(parts))


def left_out(reasons: list[dict[str, Any]]) -> html.Ul:
    """Why records were left out, with how many."""
    items: list[Component] = [
        html.Li(
            t("making.reason", why=row["excluded_because"] or t("making.no_reason"), count=row["records"])
        )
        for row in reasons
    ]
    return html.Ul(items, className="bullets")


def reach(own: dict[str, Any]) -> str:
    """What a coverage below one means; '' at full coverage."""
    if own["coverage"] is None or own["coverage"] >= 1:
        return ""
    return t("making.coverage", share=f"{own['coverage'] * 100:.0f}")
