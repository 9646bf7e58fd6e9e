"""Figures in words, each leading to what it was made of."""

from __future__ import annotations

import re
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from dashboards.components.aria import aria
from dashboards.components.opening import figure_fragment, measure_fragment
from dashboards.view import View
from dashboards.words import pick, t, tongue

INDICATOR = re.compile(r"I\d+")
RULE = re.compile(r"R\d+")
MEASURE = re.compile(r"M\d+")
FIGURE = re.compile(r"[+-]?\d+(?:\.\d+)?(?:%| ?percentage points)?")


def figures_said(view: View, tests: list[dict[str, Any]]) -> Component:
    """Rows with figure_code, reach, words → one line each; an indicator's opens its trace or its page."""
    lines = [html.Li(_line(view, row), lang=tongue(row, "words")) for row in tests]
    return html.Ul(lines, className="told-figures") if lines else html.Span("—")


def figures_linked(sentence: str, target: str, said: str) -> list[Component | str]:
    """A sentence whose every figure leads to the section that it quotes; `said` names the section."""
    parts: list[Component | str] = []
    at = 0
    for found in FIGURE.finditer(sentence):
        label = t("answer.figure", figure=found.group(), section=said)
        link = html.A(found.group(), href=target, className="traced", title=label, **aria(label))
        parts += [sentence[at : found.start()], link]
        at = found.end()
    return [part for part in [*parts, sentence[at:]] if part != ""]


def _line(view: View, row: dict[str, Any]) -> Component | str:
    words, code = pick(row, "words"), str(row["figure_code"])
    if RULE.fullmatch(code):
        return dcc.Link(words, href=view.href("/findings") + f"#rule-{code}")
    if MEASURE.fullmatch(code):
        href = measure_fragment(code, str(view.county["subject_code"]))
        return html.A(words, href=href, className="traced")
    if not INDICATOR.fullmatch(code):
        return words
    if row["reach"] != "county":
        return dcc.Link(words, href=view.href(f"/indicator/{code}"))
    figure = {"indicator_code": code, "subject_code": view.county["subject_code"], "as_of": view.day}
    return html.A(words, href=figure_fragment(figure), className="traced")
