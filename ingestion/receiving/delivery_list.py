"""deliveries.csv beside the files: when each came, from whom, and what it replaces."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ingestion.opening.encodings import decode
from ingestion.opening.grid import UnreadableFile
from ingestion.values.dates import read_date

LIST_NAME = "deliveries.csv"
LARGEST = 16 * 1024**2


@dataclass(frozen=True)
class Listed:
    """What the list says of one file; None and '' where it says nothing."""

    received_on: date | None = None
    sender: str = ""
    replaces: str = ""


def read_list(root: Path) -> tuple[dict[str, Listed], list[str]]:
    """File name → what the list of that folder says, and one Chinese line for each thing in it that was not understood.

    Without a list nothing is known and nothing is wrong.
    """
    path = root / LIST_NAME
    if not path.is_file():
        return {}, []
    try:
        with path.open("rb") as file:
            text = decode(file.read(LARGEST))[0].lstrip("\ufeff")
    except UnreadableFile as error:
        return {}, [f"{LIST_NAME} 未采用：{error.message_zh}"]
    except OSError as error:
        return {}, [f"{LIST_NAME} 未采用：无法读取（{type(error).__name__}）。请改正后重新刷新。"]
    rows = csv.DictReader(io.StringIO(text.replace("\x00", "")))
    if "file" not in (rows.fieldnames or []):
        return {}, [f"{LIST_NAME} 未采用：第一行应为 file,received_on,sender,replaces。请改正后重新刷新。"]
    listed: dict[str, Listed] = {}
    problems = []
    for number, row in enumerate(rows, start=2):
        stated = (row.get("received_on") or "").strip()
        day = read_date(stated)
        if stated and (day is None or day.precision != "day"):
            problems.append(
                f"{LIST_NAME} 第{number}行的收到日期“{stated}”无法识别，按本次接收的日期处理。"
                "请写成 2024-10-08 的形式。"
            )
        listed[(row.get("file") or "").strip()] = Listed(
            day.start if day and day.precision == "day" else None,
            (row.get("sender") or "").strip(),
            (row.get("replaces") or "").strip(),
        )
    return listed, problems
