"""muster deliveries: the wall of what came and what did not, the list of deliveries, and decisions about versions."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from catalogue.loader import contracts
from catalogue.paths import home as home_of
from muster.delivery_wall import (
    KINDS_ZH,
    STATES_ZH,
    Rows,
    cell_zh,
    deliveries,
    kind_of,
    removed_originals,
    removed_zh,
    totals_zh,
    unread,
    wall,
)
from muster.errors import UserError
from muster.options import HomeOption, JsonOption
from muster.snapshots import connect

app = typer.Typer(
    help="报送情况：各单位各期按时、迟报、缺报、退回；哪份替换哪份，可由人改判。", invoke_without_command=True
)
_COLOURS = {
    "on_time": "green",
    "late": "yellow",
    "missing": "bold red",
    "returned": "magenta",
    "not_yet_due": "dim",
}
_IN_FORCE_ZH = {
    "in_force": "有效",
    "replaced": "已被替换",
    "partly_replaced": "部分被替换",
    "returned": "退回",
}
_NAMES_WIDTH, _PERIOD_WIDTH = 42, 15


@app.callback()
def show(
    context: typer.Context,
    home: HomeOption = None,
    export: Annotated[str | None, typer.Option("--export", help="只看一种报表，如 F04。")] = None,
    as_list: Annotated[bool, typer.Option("--list", help="逐份列出报送及其处理结果。")] = False,
    show_all: Annotated[bool, typer.Option("--all", help="列出全部各期（默认只列近几期）。")] = False,
    as_json: JsonOption = False,
) -> None:
    """报送情况：各单位各期按时、迟报、缺报、退回；哪份替换哪份，可由人改判。"""
    if context.invoked_subcommand:
        return
    code = _export(export)
    with connect(home_of(home)) as snapshot:
        rows = deliveries(snapshot, code) if as_list else wall(snapshot, code)
        failed = [] if as_list or code else unread(snapshot)
        removed = 0 if as_list else removed_originals(snapshot)
    if as_json:
        print(json.dumps(rows, ensure_ascii=False, default=str))
    elif as_list:
        _print_list(rows)
    else:
        _print_wall(rows, failed, show_all)
        if removed:
            print(f"{removed}个文件的原件已按保存期限删除（muster deliveries --list 列有日期）。")


@app.command()
def decide(
    later: Annotated[str, typer.Argument(help="后收到的报送：编号、编号开头或文件名。")],
    earlier: Annotated[str, typer.Argument(help="先收到的报送：同上。")],
    replaces: Annotated[bool, typer.Option("--replaces", help="后者替换前者。")] = False,
    adds: Annotated[bool, typer.Option("--adds", help="后者不替换前者，两份并存。")] = False,
    reset: Annotated[bool, typer.Option("--reset", help="撤销人工认定，恢复系统判断。")] = False,
    because: Annotated[str, typer.Option("--because", help="理由，随报送清单和回执显示。")] = "",
    home: HomeOption = None,
) -> None:
    """改判：一份报送是替换另一份，还是与它并存；随即重算并发布。"""
    from muster.console import progress
    from muster.delivery_decisions import decide as record

    if replaces + adds + reset != 1:
        raise UserError("请在 --replaces（替换）、--adds（并存）、--reset（恢复系统判断）中选定一项。")
    with progress(False) as report:
        first, second, done = record(
            home_of(home),
            later,
            earlier,
            "replaces" if replaces else "adds" if adds else "reset",
            because,
            report,
        )
    pair = f"“{first.file_name}”与“{second.file_name}”"
    decided = (
        f"前者替换后者（{pair}）"
        if replaces
        else f"两份并存（{pair}）"
        if adds
        else f"恢复系统判断（{pair}）"
    )
    print(f"已记录：{decided}。已发布快照 {done.snapshot_id}。")
    with connect(home_of(home)) as snapshot:
        rows = [
            row
            for row in deliveries(snapshot)
            if row["delivery_id"] in {first.delivery_id, second.delivery_id}
        ]
    for row in rows:
        why = f"：{row['decided_because']}" if row["decided_because"] else ""
        print(f"    {row['file_name']}　{row['export_code']}　{_IN_FORCE_ZH[row['state']]}{why}")


def _export(asked: str | None) -> str | None:
    if asked is None:
        return None
    code = asked.strip().upper()
    if code not in contracts():
        raise UserError(f"没有报表 {asked}。可用的编号见 docs/exports.md，如 F04。")
    return code


def _console() -> Console:
    console = Console()
    return console if console.is_terminal else Console(width=200)


def _print_wall(rows: Rows, failed: Rows, show_all: bool) -> None:
    """One table per rhythm of reporting: a line per export and owner, a column per period, newest right."""
    console = _console()
    fitting = max(2, (console.width - _NAMES_WIDTH) // _PERIOD_WIDTH)
    for kind, title in KINDS_ZH.items():
        of_kind = [row for row in rows if kind_of(row) == kind]
        periods = sorted({(row["period_from"], row["period"]) for row in of_kind})
        shown = [name for _, name in (periods if show_all else periods[-fitting:])]
        if shown:
            hidden = len(periods) - len(shown)
            note = f"（另有更早的{hidden}期，--all 全列）" if hidden else ""
            console.print(_wall_table(of_kind, shown, f"{title}{note}"))
    if not rows:
        print("没有可列的报送情况。")
    print(f"合计：{totals_zh(rows)}" if rows else "")
    for row in failed:
        print(f"未能读入：{row['file_name']}（{row['received_on']}收到）：{row['problem'] or '没有认出报表'}")


def _wall_table(rows: Rows, periods: Sequence[str], title: str) -> Table:
    several = {row["export_code"] for row in rows if row["table_zh"] != row["export_zh"]}
    lines: dict[tuple[str, str], dict[str, Text]] = {}
    for row in rows:
        name = row["table_zh"] if row["export_code"] in several else row["export_zh"]
        line = lines.setdefault((f"{row['export_code']} {name}", row["owner_zh"]), {})
        line[row["period"]] = Text(cell_zh(row), style=_COLOURS[row["state"]])
    table = Table("报表", "单位", *periods, title=title, title_justify="left")
    for (export, owner), cells in lines.items():
        if any(period in cells for period in periods):
            table.add_row(export, owner, *(cells.get(period, Text("")) for period in periods))
    return table


def _print_list(rows: Rows) -> None:
    table = Table("编号", "收到", "报送单位", "报表")
    table.add_column("文件", overflow="fold")
    for heading in ("接收", "退回", "时限", "状态"):
        table.add_column(heading)
    table.add_column("说明", overflow="fold")
    for row in rows:
        table.add_row(*_list_cells(row))
    _console().print(table)
    print(f"（{len(rows)}条）")


def _table_zh(export: str, table: str) -> str:
    names = {declared.table: declared.name_zh for declared in contracts()[export].tables}
    return f"{export} {names[table]}"


def _list_cells(row: dict[str, Any]) -> list[str]:
    late = row["days_late"]
    return [
        row["delivery_id"],
        str(row["received_on"]),
        row["sender"] or "",
        _table_zh(row["export_code"], row["table_name"]) if row["export_code"] else "",
        row["file_name"],
        str(row["rows_loaded"]),
        str(row["rows_rejected"]),
        "" if late is None or row["due_on"] is None else f"迟{late}天" if late else STATES_ZH["on_time"],
        _IN_FORCE_ZH[row["state"]],
        "；".join(
            part
            for part in (row["decided_because"], row["problem"], removed_zh(row["original_removed_on"]))
            if part
        ),
    ]
