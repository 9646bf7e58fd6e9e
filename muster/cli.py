"""The command line. Each command reads its words, calls one function and prints; the work is elsewhere."""

from __future__ import annotations

import json
import os
import sys
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from catalogue.loader import CatalogueError
from catalogue.paths import Home
from catalogue.paths import home as home_of
from ingestion.privacy import scrub
from ingestion.recognising.layouts import DamagedLayouts
from ingestion.refused import Refused
from muster.commands.deliveries import app as deliveries_app
from muster.commands.layouts import layouts_app
from muster.commands.rotate_key import rotate_key
from muster.commands.sample import sample
from muster.commands.snapshots import app as snapshots_app
from muster.commands.template import template
from muster.console import fail, print_table, progress, say_refreshed
from muster.errors import UserError
from muster.options import DateOption, HomeOption, JsonOption, day_of, form_of
from muster.settings import SettingsError
from muster.snapshots import NoSnapshot, connect

app = typer.Typer(
    name="muster",
    help="点验：县域应急管理能力的数据仓库、指标、看板与报告。",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.add_typer(snapshots_app, name="snapshots")
app.add_typer(deliveries_app, name="deliveries")
app.add_typer(layouts_app, name="layouts")
app.command("rotate-key")(rotate_key)
app.command()(template)
app.command()(sample)


def _refresh(home: Home, paths: list[Path], as_json: bool, asked: list[date]) -> int:
    from muster.receipt_lines import receipt_lines
    from muster.refresh import refresh

    with progress(as_json) as report:
        done = refresh(home, paths, report, asked)
    if as_json:
        print(
            json.dumps(
                {
                    "snapshot_id": done.snapshot_id,
                    "published": done.published,
                    "seconds": done.seconds,
                    **done.receipt,
                },
                ensure_ascii=False,
            )
        )
    else:
        say_refreshed(done, receipt_lines(done.receipt))
    return 3 if done.has_rejects else 0


@app.command("refresh")
def refresh_command(
    paths: Annotated[list[Path] | None, typer.Argument(help="文件或文件夹（默认 HOME/inbox）。")] = None,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """接收报送文件，检查、计算并发布快照；打印回执。"""
    raise typer.Exit(_refresh(home_of(home), paths or [], as_json, []))


@app.command()
def demo(
    home: HomeOption = None,
    no_serve: Annotated[bool, typer.Option("--no-serve", help="写完报告即结束。")] = False,
    port: Annotated[int, typer.Option(help="看板端口。")] = 8050,
) -> None:
    """写入示例县的报送文件，刷新、出报告并打开看板。"""
    from muster.demo import write_sample

    place = home_of(home)
    print(f"已写入示例县报送文件 {write_sample(place)} 个：{place.inbox}")
    _refresh(place, [], False, [])
    _report(place, None, ["docx"], None)
    if not no_serve:
        _serve(place, "127.0.0.1", port)


@app.command()
def serve(
    home: HomeOption = None,
    host: Annotated[str, typer.Option(help="监听地址。")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="监听端口。")] = 8050,
) -> None:
    """打开看板；发布新快照后无需重启。"""
    _serve(home_of(home), host, port)


def _serve(home: Home, host: str, port: int) -> None:
    from dashboards.serve import ServeError
    from dashboards.serve import serve as run

    try:
        run(home, host, port, lambda address: print(f"看板已就绪：{address}（按 Ctrl+C 结束）", flush=True))
    except ServeError as error:
        raise UserError(str(error)) from error


@app.command("report")
def report_command(
    home: HomeOption = None,
    as_of: DateOption = None,
    formats: Annotated[str, typer.Option("--format", help="docx、pdf、xlsx，可用逗号并列。")] = "docx",
    out: Annotated[Path | None, typer.Option(help="输出文件夹（默认 HOME/reports/<时点>）。")] = None,
) -> None:
    """写出能力评估报告。"""
    place, day = home_of(home), day_of(as_of)
    if day is not None:
        _ensure_date(place, day)
    _report(place, day, [part.strip() for part in formats.split(",") if part.strip()], out)


def _ensure_date(home: Home, day: date) -> None:
    """A date that the snapshot has no figures for is computed first and published with the others."""
    with connect(home) as snapshot:
        known = snapshot.execute(
            "select count(*) from marts.fct_indicator_values where as_of = ?", [day]
        ).fetchall()[0][0]
        newest = snapshot.execute("select latest_as_of from marts.snapshot_info").fetchall()[0][0]
    if not known and newest and day > newest:
        raise UserError(f"{day} 晚于最新统计时点 {newest}，还没有数据可用。")
    if not known:
        home.inbox.mkdir(parents=True, exist_ok=True)
        _refresh(home, [], False, [day])


def _report(home: Home, as_of: date | None, formats: list[str], out: Path | None) -> None:
    from reports.asked import ReportError
    from reports.capability_report import write_report

    try:
        for path in write_report(home, as_of, out, formats):
            print(f"报告已写出：{path}")
    except ReportError as error:
        raise UserError(str(error)) from error


@app.command()
def query(
    sql: Annotated[str, typer.Argument(help="一条 SELECT 语句。")],
    home: HomeOption = None,
    form: Annotated[str, typer.Option("--format", help="table、csv、json、xlsx、parquet。")] = "table",
    out: Annotated[Path | None, typer.Option(help="写到文件。")] = None,
    snapshot: Annotated[str | None, typer.Option(help="快照编号（默认当前）。")] = None,
) -> None:
    """在快照上只读查询。"""
    from muster.query import as_json, run_query, write_result

    form_of(form, "table", "csv", "json", "xlsx", "parquet")
    rows = run_query(home_of(home), sql, snapshot)
    if out is not None:
        write_result(rows, out.suffix.lstrip(".") if form == "table" else form, out)
        print(f"已写出 {len(rows)} 行：{out}")
    elif form == "json":
        print(as_json(rows))
    elif form == "csv":
        print(rows.to_csv(index=False), end="")
    elif form == "table":
        print_table(
            [str(name) for name in rows.columns], rows.astype(object).where(rows.notna(), "").values.tolist()
        )
        print(f"（{len(rows)}行）")
    else:
        raise UserError("xlsx 和 parquet 请用 --out 指定文件。")


@app.command()
def trace(
    indicator: Annotated[str, typer.Argument(help="指标编号，如 I17。")],
    home: HomeOption = None,
    subject: Annotated[str | None, typer.Option(help="对象代码或名称（默认全县）。")] = None,
    as_of: DateOption = None,
    form: Annotated[str, typer.Option("--format", help="table 或 json。")] = "table",
) -> None:
    """列出一个数字背后的每一行：文件、工作表、行号。"""
    from muster.trace import ROLES_ZH, removed_originals_zh
    from muster.trace import trace as find

    is_json = form_of(form, "table", "json") == "json"
    found = find(home_of(home), indicator, subject, day_of(as_of))
    if is_json:
        print(json.dumps(found, ensure_ascii=False, indent=1))
        return
    figure: dict[str, Any] = found["figure"]
    value = figure["status"] if figure["value"] is None else f"{figure['value']:.2f}{figure['unit']}"
    print(
        f"{figure['indicator_code']} {figure['name_zh']}　{figure['subject_name'] or figure['subject_code']}"
        f"　{figure['as_of']}　{value}"
    )
    print(f"分子 {figure['numerator']}　分母 {figure['denominator']}　{figure['formula_zh']}")
    rows = [
        [
            ROLES_ZH[r["role"]],
            r["excluded_because"] or "",
            r["file_name"] or r["record_id"],
            r["sheet"] or "",
            r["row_number"] or "",
        ]
        for r in found["rows"]
    ]
    print_table(["作用", "未计入原因", "文件", "工作表", "行"], rows)
    print("\n".join([f"（{len(rows)}行）", *removed_originals_zh(found["rows"])]))


def main() -> None:
    """Entry point: every failure is one clear line; a traceback goes to HOME/logs only."""
    try:
        app(standalone_mode=True)
    except (UserError, SettingsError, NoSnapshot, DamagedLayouts, CatalogueError, Refused) as error:
        fail(str(error))
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)
    except Exception as error:
        fail(
            f"没有完成：程序内部出错（{type(error).__name__}）。已发布的快照不受影响；详情已记入 {_log(error)}。"
        )
        sys.exit(1)


def _log(error: Exception) -> Path:
    """Write the traceback, scrubbed of personal numbers, to HOME/logs/errors.log."""
    import traceback

    given = (
        sys.argv[sys.argv.index("--home") + 1] if "--home" in sys.argv[:-1] else os.environ.get("MUSTER_HOME")
    )
    folder = home_of(given).logs
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "errors.log"
    with path.open("a", encoding="utf-8") as file:
        file.write(f"{datetime.now().isoformat()}\n{scrub(''.join(traceback.format_exception(error)))}\n")
    return path


if __name__ == "__main__":
    main()
