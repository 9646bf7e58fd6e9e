"""The hand-backs of a refresh: each original read, marked in a child process, kept under handback/<delivery id>/."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from catalogue.paths import Home
from ingestion.handback.order import Order
from ingestion.opening.grid import UnreadableFile
from ingestion.originals.originals import read_original
from ingestion.privacy import scrub
from ingestion.processes.children import Child, ask, reading_child
from ingestion.refused import Refused

OpenOriginal = Callable[[Home, str], bytes]
PREFIX = "退回单_"
_UNSAFE = re.compile(r'[\x00-\x1f\\/:*?"<>|]')
_LONGEST_NAME = 180


@dataclass(frozen=True)
class HandedBack:
    """`path` of the workbook relative to HOME, or None and one Chinese line that says why there is none."""

    path: str | None
    problem_zh: str = ""


def hand_back(
    home: Home, orders: Sequence[Order], read: OpenOriginal = read_original
) -> dict[str, HandedBack]:
    """Write every hand-back that is ordered; delivery id → where it is. A failure of one is said and stops no other."""
    done = {}
    with reading_child() as child:
        for order in orders:
            done[order.delivery_id] = _one(child, home, order, read)
    return done


def _one(child: Child, home: Home, order: Order, read: OpenOriginal) -> HandedBack:
    try:
        written = ask(child, _written, read(home, order.sha256), order)
        path = home.handback / order.delivery_id / handback_name(order.file_name)
        _keep(path, written)
    except UnreadableFile as error:
        return HandedBack(None, failed_zh(error.code))
    except Refused as error:
        return HandedBack(None, f"退回单未能写出：{error}")
    # whatever goes wrong with a copy must not take the refresh with it
    except Exception as error:
        return HandedBack(None, failed_zh(type(error).__name__))
    return HandedBack(path.relative_to(home.root).as_posix())


def _written(content: bytes, order: Order) -> bytes:
    """In the child: openpyxl is loaded there only."""
    from ingestion.handback.write import write_handback

    return write_handback(content, order)


def failed_zh(why: str) -> str:
    """The line of a receipt for a hand-back that there is not. `why`: a code, for whoever looks after the machine."""
    return f"退回单未能写出（{why}）。请按回执所列逐条改正后重新报送；数据和指标不受影响。"


def handback_name(file_name: str) -> str:
    """退回单_<file>.xlsx, from the name of the file or of the zip's member; never doubled, never a path."""
    stem = PurePosixPath(scrub(file_name)).name
    stem = stem.rsplit(".", 1)[0] if "." in stem[1:] else stem
    stem = _UNSAFE.sub("_", stem).removeprefix(PREFIX).strip(" .") or "报送文件"
    while len(stem.encode()) > _LONGEST_NAME:
        stem = stem[:-1]
    return f"{PREFIX}{stem}.xlsx"


def _keep(path: Path, content: bytes) -> None:
    """Whole or not at all, and readable by its owner only: it carries what the department sent."""
    path.parent.parent.mkdir(mode=0o700, exist_ok=True)
    path.parent.mkdir(mode=0o700, exist_ok=True)
    descriptor, temporary = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
    Path(temporary).replace(path)
