"""muster rotate-key: a new county key, everybody's key made anew from the originals, the old key taken away."""

from __future__ import annotations

from typing import Annotated

import typer

from catalogue.paths import home as home_of
from muster.console import progress
from muster.options import HomeOption


def rotate_key(
    home: HomeOption = None,
    drop_unlinkable: Annotated[
        bool, typer.Option("--drop-unlinkable", help="原件已不在的记录无法重算标识，移出数据仓库。")
    ] = False,
) -> None:
    """更换县密钥：重读全部原件、重算人员标识并发布；失败时旧密钥和数据不变。"""
    from muster.refresh import change_key

    with progress(False) as report:
        done = change_key(home_of(home), report, drop_unlinkable)
    print(
        f"已更换县密钥，{done.receipt['totals']['files']}个文件的人员标识已重算，已发布快照 {done.snapshot_id}。"
        "旧密钥已从数据文件夹中清除；此前的备份中仍有旧密钥，请按 docs/privacy.md 处理。"
    )
