"""指标口径: what each indicator asks, counts, leaves out and rests on."""

from __future__ import annotations

from itertools import groupby
from typing import Any

import dash_mantine_components as dmc
from dash import dcc, html
from dash.development.base_component import Component

from dashboards import formatting as fmt
from dashboards.queries import context
from dashboards.queries.pool import rows_of
from dashboards.view import View

DIRECTIONS = {"up": "越高越好", "down": "越低越好", "band": "在区间内为好"}


def render(view: View, **_: str) -> list[Component]:
    """Every indicator as declared when the snapshot was published, by family, with a box to search in."""
    rows = rows_of(context.indicators(view.snapshot))
    rows.sort(key=lambda row: (list(fmt.FAMILIES).index(row["family"]), row["indicator_code"]))
    unverified = sum(not row["is_verified"] for row in rows)
    sections = [
        html.Section(
            [html.H2(fmt.FAMILIES[family]), *[_entry(view, row) for row in members]], className="panel"
        )
        for family, members in groupby(rows, key=lambda row: row["family"])
    ]
    return [
        html.H1("指标口径"),
        html.P(f"{len(rows)}项指标，其中{unverified}项的依据条文待人核对。口径随快照发布，与数字同一版本。"),
        dmc.TextInput(
            id="catalogue-search", label="查找", placeholder="名称、编号、依据……", className="search"
        ),
        html.Div(sections, id="catalogue-list"),
    ]


def _entry(view: View, row: dict[str, Any]) -> html.Article:
    grains = [
        word
        for key, word in (("has_county", "全县"), ("has_township", "乡镇"), ("has_department", "部门"))
        if row[key]
    ]
    facts = [
        ("算式", row["formula_zh"]),
        (
            "标准",
            f"{fmt.target(row)}，{DIRECTIONS.get(row['direction'], '')}"
            + ("，本地标准" if row["target_is_local"] else ""),
        ),
        ("依据", "；".join(fmt.lines(row["basis_zh"])) or "无"),
        ("不计入", "；".join(fmt.lines(row["exclusions_zh"])) or "无"),
        ("要注意", "；".join(fmt.lines(row["caveats_zh"])) or "无"),
        ("分到", "、".join(grains)),
    ]
    mark = html.Span() if row["is_verified"] else html.Span("依据待核", className="mark mark-unverified")
    return html.Article(
        [
            html.H3(
                [
                    dcc.Link(
                        f"{row['indicator_code']} {row['name_zh']}",
                        href=view.href(f"/indicator/{row['indicator_code']}"),
                    ),
                    mark,
                ]
            ),
            html.P(row["question_zh"]),
            html.Dl(
                [part for name, text in facts for part in (html.Dt(name), html.Dd(text))], className="facts"
            ),
        ],
        className="entry",
    )
