"""数据与报送: what came, what did not, how each sheet's rows add up, which cells were refused or doubted."""

from __future__ import annotations

from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboards import formatting as fmt
from dashboards.components.grids import grid
from dashboards.components.panels import kpi, panel, table
from dashboards.queries import deliveries
from dashboards.queries.pool import rows_of
from dashboards.view import View

MOST_CELLS = 5000
ROW_COUNTS = ("rows_read", "rows_accepted", "rows_doubtful", "rows_rejected", "rows_explained")
STATES = {
    "received": "● 周期内已收",
    "late": "◆ 超过一个周期没有更新",
    "missing": "▨ 缺报",
}
SEVERITIES = {"rejected": "未收", "doubtful": "存疑", "warning": "提示"}
COUNT_COLUMN = {"width": 76, "type": "rightAligned", "filter": False}
DELIVERY_COLUMNS = [
    {"field": "received", "headerName": "收到日期", "width": 142},
    {"field": "export", "headerName": "台账", "minWidth": 150, "flex": 3},
    {"field": "place", "headerName": "文件 · 工作表", "minWidth": 230, "flex": 6},
    {"field": "rows_read", "headerName": "读到", **COUNT_COLUMN},
    {"field": "rows_accepted", "headerName": "收下", **COUNT_COLUMN},
    {"field": "rows_doubtful", "headerName": "存疑", **COUNT_COLUMN},
    {"field": "rows_rejected", "headerName": "未收", **COUNT_COLUMN},
    {"field": "rows_explained", "headerName": "说明", **COUNT_COLUMN},
    {"field": "balance", "headerName": "核对", "width": 98},
    {"field": "force", "headerName": "效力", "width": 104},
    {"field": "decided_because", "headerName": "为何", "minWidth": 96, "flex": 2},
]
CELL_COLUMNS = [
    {"field": "severity_zh", "headerName": "处理", "minWidth": 80, "flex": 1},
    {"field": "reason_zh", "headerName": "原因", "minWidth": 220, "flex": 5},
    {"field": "column_zh", "headerName": "列", "minWidth": 110, "flex": 2},
    {"field": "value", "headerName": "写的是", "minWidth": 120, "flex": 2},
    {"field": "place", "headerName": "文件 · 工作表 · 行", "minWidth": 240, "flex": 5},
]
QUALITY_COLUMNS = [
    {"field": "passed", "headerName": "结果", "width": 100},
    {"field": "expected", "headerName": "应当", "minWidth": 240, "flex": 5},
    {"field": "observed", "headerName": "实际", "minWidth": 150, "flex": 3},
    {"field": "file_name", "headerName": "文件", "minWidth": 200, "flex": 4},
    {"field": "check_name", "headerName": "检查代号", "minWidth": 150, "flex": 3},
]


def render(view: View, **_: str) -> list[Component]:
    """Counts, exports, deliveries, cells, checks."""
    counts = deliveries.cell_issue_counts(view.snapshot)
    info = view.info
    cards = [
        kpi("收到文件", f"{fmt.number(info.get('files'))}个", href="#deliveries"),
        kpi("在用记录", f"{fmt.number(info.get('records'))}条"),
        kpi("存疑记录", f"{fmt.number(info.get('doubtful_records'))}条", "计入，但带标记", "#cells"),
        kpi("未收的行", f"{fmt.number(info.get('rejected_rows'))}行", "原因逐格写明", "#cells"),
    ]
    return [
        html.H1("数据与报送"),
        html.Div(cards, className="kpis panel"),
        _exports(view),
        _deliveries(view),
        _cells(view, counts),
        _quality(view),
    ]


def _exports(view: View) -> html.Section:
    if view.as_of is None:
        return panel("还没有可对照的截至日", [html.P("收到带日期的记录后，这里列出各台账是否按周期报送。")])
    rows = rows_of(deliveries.exports(view.snapshot, view.as_of))
    missing = [row for row in rows if row["state"] == "missing"]
    late = [row for row in rows if row["state"] == "late"]
    kept = len(rows) - len(missing) - len(late)
    lacking = [f"{len(found)}种{word}" for found, word in ((late, "逾期"), (missing, "缺报")) if found]
    title = f"{len(rows)}种台账中{kept}种在报送周期内，{'、'.join(lacking)}"
    if not lacking:
        title = f"{len(rows)}种台账都在报送周期内"
    body = table(
        ["台账", "责任单位", "周期", "最近收到", "状态"],
        [
            [
                f"{row['export_code']} {row['export_zh']}",
                row["owner_zh"],
                fmt.PERIODS.get(row["period"], row["period"]),
                fmt.day(row["newest_received_on"]),
                html.Span(STATES[row["state"]], className=f"badge state-{row['state']}"),
            ]
            for row in rows
        ],
        numeric_from=9,
    )
    return panel(
        title,
        html.Div(body, className="scroll-x"),
        eyebrow="谁该报、报了没有",
        source=f"快照 {view.snapshot.id} ｜ 截至 {fmt.day(view.as_of)} ｜ 逾期：截至日之前的一个周期内没有收到",
    )


def _deliveries(view: View) -> html.Section:
    rows = rows_of(deliveries.deliveries(view.snapshot))
    read = [row for row in rows if row["export_code"]]
    unbalanced = sum(not row["is_balanced"] for row in read)
    unread = f"，另有{len(rows) - len(read)}个文件没有读成" if len(read) < len(rows) else ""
    title = f"{len(read)}张表中{unbalanced}张行数对不上" if unbalanced else f"{len(read)}张表的行数都对得上"
    return panel(
        title + unread if rows else "还没有收到文件",
        [
            grid("delivery-grid", [_delivery(row) for row in rows], DELIVERY_COLUMNS),
            *_problems(view),
        ],
        eyebrow="报送批次：读到 = 收下 + 存疑 + 未收 + 说明行（标题、小计、空行、注）",
        source=f"快照 {view.snapshot.id}",
        anchor="deliveries",
    )


def _delivery(row: dict[str, Any]) -> dict[str, Any]:
    is_read = bool(row["export_code"])
    balance = "✓ 相符" if row["is_balanced"] else "✗ 不符"
    return {
        **{key: row[key] for key in ROW_COUNTS},
        "place": " · ".join(str(part) for part in (row["file_name"], row["sheet"]) if part),
        "received": fmt.day(row["received_on"]),
        "export": f"{row['export_code']} {row['export_zh']}" if is_read else "—",
        "balance": balance if is_read else "没有读成",
        "force": ("在用" if row["in_force_to"] is None else "已被替换") if is_read else "—",
        "decided_because": row["decided_because"],
    }


def _problems(view: View) -> list[Component]:
    rows = rows_of(deliveries.problems(view.snapshot))
    if not rows:
        return []
    items = [
        html.Li(
            [
                html.B("、".join(str(part) for part in (row["file_name"], row["sheet"]) if part)),
                f"：{row['message_zh']}",
            ]
        )
        for row in rows
    ]
    return [html.H3("没有读成的文件和工作表（已留存）"), html.Ul(items, className="bullets")]


def _cells(view: View, counts: dict[str, int]) -> html.Section:
    rows = rows_of(deliveries.cell_issues(view.snapshot, MOST_CELLS))
    shown: list[dict[str, Any]] = [
        {
            "severity_zh": SEVERITIES.get(row["severity"], row["severity"]),
            "reason_zh": row["reason_zh"],
            "column_zh": row["column_zh"],
            "value": row["value"],
            "place": fmt.place_in_file(row),
        }
        for row in rows
    ]
    said = "、".join(f"{word}{counts[key]}格" for key, word in SEVERITIES.items() if counts.get(key))
    total = sum(counts.values())
    capped = f"共{total}格，这里列出前{MOST_CELLS}格。" if total > MOST_CELLS else ""
    return panel(
        said or "没有未收或存疑的单元格",
        [html.P(capped, className="note") if capped else html.Span(), grid("cell-grid", shown, CELL_COLUMNS)],
        eyebrow="单元格",
        source=f"快照 {view.snapshot.id}；个人信息已遮盖",
        anchor="cells",
    )


def _quality(view: View) -> html.Section:
    rows = rows_of(deliveries.quality(view.snapshot))
    failed = sum(not row["success"] for row in rows)
    shown = [{**row, "passed": "✓ 通过" if row["success"] else "✗ 未过"} for row in rows]
    title = f"{len(rows)}项检查中{failed}项未过" if rows else "还没有检查结果"
    return panel(
        title,
        grid("quality-grid", shown, QUALITY_COLUMNS),
        eyebrow="装载前的检查",
        source=f"快照 {view.snapshot.id}",
    )
