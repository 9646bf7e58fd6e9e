"""`muster layouts`: which headings came, which wait for a person, which a person confirmed."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from catalogue.loader import contracts
from catalogue.paths import home as home_of
from ingestion.recognising.layouts import IGNORE
from muster.layouts import SeenLayout, confirm_layout, find_layout, forget_layout, mapping, seen_layouts
from muster.options import HomeOption, JsonOption

layouts_app = typer.Typer(help="见过的表头：自动识别、待确认、已确认；确认过的按指纹记住。")
Fingerprint = Annotated[str, typer.Argument(metavar="指纹", help="指纹的前几位。")]
_SHORT = 8
_SHOWN = 60


@layouts_app.callback(invoke_without_command=True)
def list_layouts(context: typer.Context, home: HomeOption = None, as_json: JsonOption = False) -> None:
    """列出见过的表头，待确认的在前。"""
    if context.invoked_subcommand:
        return
    seen = seen_layouts(home_of(home))
    if as_json:
        print(json.dumps([asdict(one) for one in seen], ensure_ascii=False, default=str))
        return
    console = Console()
    if not console.is_terminal:
        console = Console(width=220)
    table = Table("指纹", "状态", "台账", "得分", "报送单位", "首次", "最近", "表头")
    for one in seen:
        table.add_row(*_row(one))
    console.print(table)
    waiting = sum(one.state == "待确认" for one in seen)
    print(f"（{len(seen)}种表头，待确认{waiting}种）")


def _row(one: SeenLayout) -> tuple[str, ...]:
    headings = "、".join(one.headings)
    return (
        one.fingerprint[:_SHORT],
        one.state,
        _export_zh(one),
        f"{one.score:.2f}",
        "、".join(one.owners),
        str(one.first_seen or ""),
        str(one.last_seen or ""),
        headings if len(headings) <= _SHOWN else headings[:_SHOWN] + "……",
    )


def _export_zh(one: SeenLayout) -> str:
    return f"{one.export} {contracts()[one.export].name_zh}" if one.export in contracts() else "未知"


@layouts_app.command("show")
def show_layout(mark: Fingerprint, home: HomeOption = None) -> None:
    """列出一种表头各列的对应和得分。"""
    place = home_of(home)
    one = find_layout(place, mark)
    print(f"{one.fingerprint}　{one.state}　{_export_zh(one)}　{one.table}　得分 {one.score:.2f}")
    if one.confirmed_at:
        print(f"由 {one.confirmed_by} 于 {one.confirmed_at} 确认")
    for file in one.files:
        print(f"见于 {file}")
    for heading, name, score in mapping(place, one):
        print(f"  {heading} → {'（不取）' if name in {'', IGNORE} else f'{name}（{score:.2f}）'}")


@layouts_app.command("confirm")
def confirm(
    mark: Fingerprint,
    home: HomeOption = None,
    export: Annotated[str, typer.Option(help="台账编号，如 F04；多张表的写 F14.metering。")] = "",
    column: Annotated[list[str] | None, typer.Option(help="表头=列名或中文列名，可多次。")] = None,
    ignore: Annotated[list[str] | None, typer.Option(help="不取的表头，可多次。")] = None,
) -> None:
    """确认一种表头各列是什么；下次 muster refresh 按此重新读取有该表头的文件。"""
    layout = confirm_layout(home_of(home), mark, export, column or [], ignore or [], datetime.now())
    print(
        f"已确认 {layout.fingerprint[:_SHORT]}：{layout.export} {contracts()[layout.export].name_zh}（{layout.table}）"
    )
    for heading, name in layout.columns.items():
        print(f"  {heading} → {'（不取）' if name == IGNORE else name}")
    print("请运行 muster refresh，有该表头的文件将重新读取。")


@layouts_app.command("forget")
def forget(mark: Fingerprint, home: HomeOption = None) -> None:
    """取消一次确认；下次 muster refresh 按表头内容重新识别。"""
    gone = forget_layout(home_of(home), mark)
    print(f"已取消 {gone.fingerprint[:_SHORT]} 的确认。请运行 muster refresh，有该表头的文件将重新识别。")
