"""The worked example: the sample county's exports written, taken in and reported on."""

from __future__ import annotations

from catalogue.paths import Home
from muster.errors import UserError
from sample_county.boundaries import write_boundaries
from sample_county.write import write_inbox, write_settings


def write_sample(home: Home) -> int:
    """Write the sample county's exports into HOME/inbox; how many files. Raises UserError when others are there."""
    others = [path.name for path in home.inbox.glob("*")] if home.inbox.exists() else []
    mark = home.root / "sample_county"
    if others and not mark.exists():
        raise UserError(f"{home.inbox} 里已有其他文件，示例数据不写入。请用 --home 指定一个新的文件夹。")
    home.inbox.mkdir(parents=True, exist_ok=True)
    mark.write_text("此文件夹由 muster demo 写入示例县数据\n", encoding="utf-8")
    written = write_inbox(home.inbox)
    write_settings(home.root)
    write_boundaries(home.root)
    return len(written)
