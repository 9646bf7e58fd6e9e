"""`muster snapshots`: what was published, what changed in between, which ones are kept."""

from __future__ import annotations

import json
from collections import Counter
from datetime import datetime
from typing import Annotated, Any

import typer

from catalogue.paths import Home
from catalogue.paths import home as home_of
from muster.changes import figure_zh
from muster.compare import Row, compare
from muster.console import print_table
from muster.errors import UserError
from muster.judged import judged_lines
from muster.options import HomeOption, JsonOption, form_of
from muster.pins import KEPT, newest_pin, pin, pins, prune, unpin
from muster.snapshots import current_id, snapshot_ids, snapshot_path

app = typer.Typer(help="已发布的快照：列出、比较、固定、清理。", no_args_is_help=True)
SHOWN = 30
KINDS_ZH = {"added": "新增", "removed": "消失", "changed": "改动"}
SnapshotArgument = Annotated[str | None, typer.Argument(help="快照编号，见 muster snapshots list。")]


@app.command("list")
def list_command(home: HomeOption = None, as_json: JsonOption = False) -> None:
    """列出已发布的快照，当前的带星号，固定的写明缘由。"""
    place = home_of(home)
    current, pinned = current_id(place), pins(place)
    if as_json:
        listed = [
            {"snapshot_id": name, "is_current": name == current, "pinned_for": pinned.get(name)}
            for name in snapshot_ids(place)
        ]
        print(json.dumps(listed, ensure_ascii=False))
        return
    for name in snapshot_ids(place):
        mark = f"　（已固定：{pinned[name] or '未写缘由'}）" if name in pinned else ""
        print(("* " if name == current else "  ") + name + mark)


@app.command("pin")
def pin_command(
    snapshot: SnapshotArgument = None,
    home: HomeOption = None,
    note: Annotated[str, typer.Option(help="为什么固定，如“9月28日会议”。")] = "",
) -> None:
    """固定一个快照（默认当前）：不会被清理，以后每次发布都列出自它以来的改动。"""
    print(f"已固定快照 {pin(home_of(home), snapshot, note, datetime.now())}。下次发布起列出自它以来的改动。")


@app.command("unpin")
def unpin_command(
    snapshot: Annotated[str, typer.Argument(help="快照编号。")], home: HomeOption = None
) -> None:
    """取消固定。"""
    unpin(home_of(home), snapshot)
    print(f"已取消固定快照 {snapshot}。")


@app.command("prune")
def prune_command(
    home: HomeOption = None,
    keep: Annotated[int, typer.Option(min=0, help="保留最近几个。")] = KEPT,
) -> None:
    """删除旧快照；当前的、固定的和最近几个保留。"""
    gone = prune(home_of(home), keep)
    print(f"已删除 {len(gone)} 个旧快照。" + ("" if not gone else "：" + "、".join(gone)))


@app.command("diff")
def diff_command(
    old: SnapshotArgument = None,
    new: SnapshotArgument = None,
    home: HomeOption = None,
    form: Annotated[str, typer.Option("--format", help="table 或 json。")] = "table",
) -> None:
    """列出两个快照之间变了的数值和记录（默认：最近固定的一个与当前的）。"""
    place, is_json = home_of(home), form_of(form, "table", "json") == "json"
    earlier, later = _asked(place, old, new)
    figures, records, judged = compare(place, earlier, later)
    if is_json:
        told = {"old": earlier, "new": later, "figures": figures, "judged": judged, "records": records}
        print(json.dumps(told, ensure_ascii=False, indent=1, default=str))
        return
    print(f"{earlier} → {later}")
    _say_figures(figures)
    for line in judged_lines(judged):
        print(line)
    _say_records(records)


def _asked(home: Home, old: str | None, new: str | None) -> tuple[str, str]:
    later = snapshot_path(home, new).stem
    if old is not None:
        return snapshot_path(home, old).stem, later
    before = [name for name in snapshot_ids(home) if name < later]
    earlier = newest_pin(home) or (before[-1] if before else None)
    if earlier is None or earlier == later:
        raise UserError("没有更早的快照可以比较。可用 muster snapshots list 查看，再写明两个编号。")
    return earlier, later


def _say_figures(figures: list[Row]) -> None:
    if not figures:
        print("数值：两个快照都有的没有变化。")
        return
    print(f"数值：{len(figures)}个有变化" + (f"，先列{SHOWN}个" if len(figures) > SHOWN else ""))
    better = {True: "向好", False: "变差"}
    print_table(
        ["指标", "对象", "时点", "原来", "现在", "方向", "其间收到的文件"],
        [
            [
                f"{row['indicator_code']} {row['name_zh']}",
                row["subject_name"],
                row["as_of"],
                figure_zh({name: row[f"old_{name}"] for name in _SIDE}, row["unit"]),
                figure_zh({name: row[name] for name in _SIDE}, row["unit"]),
                better.get(row["is_better"], ""),
                row["files_zh"] or "",
            ]
            for row in figures[:SHOWN]
        ],
    )


_SIDE = ("status", "value", "numerator", "denominator")


def _say_records(records: list[Row]) -> None:
    if not records:
        print("记录：没有变化。")
        return
    counts = Counter((row["export_code"], row["kind"]) for row in records)
    late = Counter((row["export_code"], row["kind"]) for row in records if row["is_backdated"])
    print(f"记录：{len(records)}条有变化，其中{late.total()}条发生在原快照时点之前而事后才出现")
    print_table(
        ["报表", "变化", "条数", "其中事后补录"],
        [
            [export, KINDS_ZH[kind], count, late[export, kind]]
            for (export, kind), count in sorted(counts.items())
        ],
    )
    print_table(
        ["报表", "变化", "发生日期", "原在", "现在"],
        [
            [
                row["export_code"],
                KINDS_ZH[row["kind"]] + ("（补录）" if row["is_backdated"] else ""),
                row["happened_on"] or "",
                _place(row["old_file_name"], row["old_sheet"], row["old_row_number"]),
                _place(row["file_name"], row["sheet"], row["row_number"]),
            ]
            for row in records[:SHOWN]
        ],
    )
    if len(records) > SHOWN:
        print(f"（另有{len(records) - SHOWN}条，用 --format json 列全）")


def _place(file: Any, sheet: Any, row: Any) -> str:
    if not file:
        return ""
    return f"{file}" + (f"〔{sheet}〕" if sheet else "") + (f"第{row}行" if row else "")
