"""How a command speaks: rich progress on a terminal, plain lines otherwise, nothing but JSON with --json."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from rich.console import Console
from rich.status import Status
from rich.table import Table

from ingestion.privacy import scrub
from muster.refresh import STEPS_ZH, Refreshed, Report


@contextmanager
def progress(quiet: bool) -> Iterator[Report]:
    """A reporter of steps: a moving status on a terminal, one line a step otherwise."""
    console = Console(stderr=True)
    if quiet:
        yield lambda step, detail: None
    elif console.is_terminal:
        with Status("正在准备……", console=console) as status:
            yield lambda step, detail: status.update(f"{STEPS_ZH[step]}　{detail}")
    else:
        told: set[str] = set()

        def line(step: str, detail: str) -> None:
            if step not in told:
                told.add(step)
                print(f"{STEPS_ZH[step]}……", flush=True)

        yield line


def say_refreshed(done: Refreshed, lines: list[str]) -> None:
    """The receipt and where the snapshot is, for people."""
    if not done.published:
        print(f"没有新的文件或改动，当前快照仍为 {done.snapshot_id}。")
        return
    for line in lines:
        print(line)
    spent = "，".join(f"{STEPS_ZH[step]}{seconds:.1f}秒" for step, seconds in done.seconds.items())
    print(f"已发布快照 {done.snapshot_id}（{spent}）。回执：{done.receipt_path}（打印用 .html）")


def fail(message: str) -> None:
    """One clear line on stderr, without anybody's numbers."""
    print(scrub(message), file=sys.stderr)


def print_table(headings: list[str], rows: list[list[Any]]) -> None:
    """A table on the terminal; wide enough for its texts elsewhere."""
    console = Console()
    if not console.is_terminal:
        console = Console(width=max(200, 30 * len(headings)))
    table = Table(*headings)
    for row in rows:
        table.add_row(*(str(cell) for cell in row))
    console.print(table)
