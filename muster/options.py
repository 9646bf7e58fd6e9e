"""Words that many commands share: HOME, dates, JSON output."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from muster.errors import UserError

HomeOption = Annotated[
    Path | None, typer.Option("--home", help="数据所在文件夹（默认 MUSTER_HOME 或 ./data）。")
]
DateOption = Annotated[str | None, typer.Option("--as-of", help="统计时点，如 2024-09-30（默认最新）。")]
JsonOption = Annotated[bool, typer.Option("--json", help="输出 JSON，供程序读取。")]


def day_of(text: str | None) -> date | None:
    """A date given on the command line. Raises UserError."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise UserError(f"日期“{text}”无法识别，请写成 2024-09-30 的形式。") from error


def form_of(text: str, *known: str) -> str:
    """A form of output given on the command line. Raises UserError for another than those known."""
    if text not in known:
        raise UserError(f"没有“{text}”这种格式，--format 可写 {'、'.join(known)}。")
    return text
