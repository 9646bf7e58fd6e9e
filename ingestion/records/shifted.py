"""Rows whose values stand one column off: told by types that do not fit, with the direction where it is clear."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import numpy as np
import pyarrow as pa

from ingestion.coded import Coded, coded
from ingestion.opening.grid import Grid
from ingestion.recognising.foundtable import FoundTable
from ingestion.recognising.headings import Match
from ingestion.records.columns import ColumnReading, blank_rows
from ingestion.records.doors import Body
from ingestion.text import is_blank

Read = Callable[[Match, Coded], ColumnReading]
_TYPED = {"number", "date", "datetime", "code", "percent", "id_number"}
_UNREAD = {"unreadable", "unknown_code"}
_MANY, _SOME = 3, 2
_LOOKED_AT = 500
_WORDS = {1: "向右错开了一列", -1: "向左错开了一列"}


def shifted_rows(grid: Grid, table: FoundTable, body: Body, read: Read) -> dict[int, str]:
    """Record → why it is one column off.

    At least three, and half, of its typed cells cannot be read in their columns; or two, and in the neighbouring
    columns on one side every typed cell can.
    """
    typed = [match for match in body.matches if match.column.type in _TYPED and match.position >= 0]
    unread = _unread(body, typed)
    suspects = np.array(sorted(row for row, count in unread.items() if count >= _SOME), np.int64)
    if not len(suspects):
        return {}
    filled = np.full(body.count, len(typed))
    for match in typed:
        filled[blank_rows(body.texts[match.position])] -= 1
    told: dict[int, str] = {}
    for row in suspects[np.array([unread[r] for r in suspects.tolist()]) * 2 >= filled[suspects]].tolist():
        way = _direction(grid, int(table.records[row]), typed, read) if len(told) < _LOOKED_AT else None
        if way is not None:
            told[row] = (
                f"整行疑似{_WORDS[way]}：{unread[row]}个单元格与所在列的类型不符，移回后都相符，请核对后重报"
            )
        elif unread[row] >= _MANY:
            told[row] = "多个单元格与所在列的类型不符，疑似整行错列，请核对后重报"
    return told


def _unread(body: Body, typed: list[Match]) -> Counter[int]:
    """How many typed cells of a record cannot be read."""
    unread: Counter[int] = Counter()
    for match in typed:
        found = body.readings[match.column.name].row_issues()
        unread.update(row for row, issue in found.items() if issue[2] in _UNREAD)
    return unread


def _direction(grid: Grid, row: int, typed: list[Match], read: Read) -> int | None:
    """1 when the values stand one column too far right, -1 too far left; None when neither or both fit."""
    fitting = [way for way in _WORDS if _fits(grid, row, way, typed, read)]
    return fitting[0] if len(fitting) == 1 else None


def _fits(grid: Grid, row: int, way: int, typed: list[Match], read: Read) -> bool:
    """Whether every typed cell can be read when the row is moved back, at least three of them."""
    readable = 0
    for match in typed:
        place = match.position + way
        text = grid.columns[place].text(row).strip() if 0 <= place < grid.width else ""
        if is_blank(text):
            continue
        issues = read(match, _one(text)).issues
        if issues and issues[0][2] in _UNREAD:
            return False
        readable += 1
    return readable >= _MANY


def _one(text: str) -> Coded:
    return coded(pa.array([text], pa.string()))
