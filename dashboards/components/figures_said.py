"""Figures in words, each leading to what it was made of."""

from __future__ import annotations

import re
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from dashboards.components.opening import figure_fragment
from dashboards.view import View

INDICATOR = re.compile(r"I\d+")


def figures_said(view: View, tests: list[dict[str, Any]]) -> Component:
    """Rows with figure_code, reach, words_zh → one line each; an indicator's opens its trace or its page."""
    lines = [html.Li(_line(view, row), lang="zh-CN") for row in tests]
    return html.Ul(lines, className="told-figures") if lines else html.Span("—")


def _line(view: View, row: dict[str, Any]) -> Component | str:
    words, code = str(row["words_zh"]), str(row["figure_code"])
    if not INDICATOR.fullmatch(code):
        return words
    if row["reach"] != "county":
        return dcc.Link(words, href=view.href(f"/indicator/{code}"))
    figure = {"indicator_code": code, "subject_code": view.county["subject_code"], "as_of": view.day}
    return html.A(words, href=figure_fragment(figure), className="traced")
