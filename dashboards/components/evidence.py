"""The rows behind a figure: chips that choose a role, a grid, and the drawer that opens one row."""

from __future__ import annotations

import json
from typing import Any

import dash_ag_grid as dag
from dash import dcc, html
from dash.development.base_component import Component

from dashboards import formatting as fmt
from dashboards.components.aria import aria
from dashboards.components.grids import grid
from dashboards.view import View

Columns = list[dict[str, Any]]
COLUMNS: Columns = [
    {"field": "role_zh", "headerName": "怎样计入", "minWidth": 110, "flex": 2},
    {"field": "digest", "headerName": "这一行写着", "minWidth": 260, "flex": 7},
    {"field": "export_zh", "headerName": "台账", "minWidth": 110, "flex": 2},
    {"field": "place", "headerName": "文件 · 工作表 · 行", "minWidth": 240, "flex": 5},
    {"field": "received", "headerName": "收到日期", "minWidth": 120, "flex": 2},
    {"field": "doubts", "headerName": "存疑", "minWidth": 110, "flex": 2},
]


def role_chips(view: View, path: str, counts: dict[str, int]) -> html.Nav:
    """Links that keep all records, or only those of one role."""
    chips = [_chip("全部", sum(counts.values()), view.href(path, role=None), view.role is None)]
    for role, word in fmt.ROLES.items():
        chips.append(_chip(word, counts.get(role, 0), view.href(path, role=role), view.role == role))
    return html.Nav(chips, className="chips", **aria("按怎样计入选择记录"))


def _chip(word: str, count: int, href: str, is_chosen: bool) -> dcc.Link:
    return dcc.Link(f"{word} {count}条", href=href, className="chip chip-on" if is_chosen else "chip")


def evidence_grid(rows: list[dict[str, Any]], opened: str | None) -> dag.AgGrid:
    """Grid of a figure's evidence: every record with how it was counted."""
    return record_grid(rows, opened, COLUMNS)


def record_grid(rows: list[dict[str, Any]], opened: str | None, columns: Columns = COLUMNS[1:]) -> dag.AgGrid:
    """Grid of records with their source; selecting one opens its drawer, `opened` is selected from the start."""
    shown = [
        {
            "record_id": row["record_id"],
            "role_zh": _role(row) if "role" in row else "",
            "digest": digest(row["cells"]),
            "export_zh": row["export_zh"] or "—",
            "place": fmt.place_in_file(row),
            "received": fmt.day(row["received_on"]),
            "doubts": row["doubts"] or "",
        }
        for row in rows
    ]
    made = grid("evidence-grid", shown, columns, row_id="record_id")
    made.selectedRows = {"ids": [opened]} if opened else []
    return made


def _role(row: dict[str, Any]) -> str:
    word = fmt.ROLES.get(row["role"], str(row["role"]))
    return f"{word}：{row['excluded_because']}" if row["excluded_because"] else word


def cells_of(text: str | None) -> dict[str, str]:
    """Heading → text as sent; empty when the record has no row of its own."""
    if not text:
        return {}
    return {str(key): "" if value is None else str(value) for key, value in json.loads(text).items()}


def digest(text: str | None, most: int = 4) -> str:
    """The first filled cells of a row, serial numbers left out."""
    filled = [(key, value) for key, value in cells_of(text).items() if value and key not in ("序号", "编号")]
    return "；".join(f"{key}：{value}" for key, value in filled[:most]) or "—"


def source_details(row: dict[str, Any] | None, record_id: str) -> list[Component]:
    """Contents of the drawer: where the row stands, how it reads, what is doubted about it."""
    if row is None:
        return [
            html.P(f"记录 {record_id} 没有单独的来源行：它来自设置或区划名单，而不是某一行台账。"),
        ]
    stands = [
        ("台账", f"{row['export_code']} {row['export_zh'] or ''}"),
        ("文件", row["file_name"]),
        ("工作表", row["sheet"] or "（文本文件，没有工作表）"),
        ("行", f"第{row['row_number']}行"),
        ("收到日期", fmt.day(row["received_on"])),
        ("报送批次", row["delivery_id"]),
        ("文件指纹 sha256", row["sha256"]),
        ("存疑", row["doubts"] or "无"),
    ]
    return [
        html.Dl(
            [part for name, value in stands for part in (html.Dt(name), html.Dd(value))], className="facts"
        ),
        html.H3("这一行原来这样写（个人信息已遮盖）"),
        html.Dl(
            [
                part
                for name, value in cells_of(row["cells"]).items()
                for part in (html.Dt(name), html.Dd(value or "（空白）", className="" if value else "blank"))
            ],
            className="facts cells",
        ),
    ]
