"""The rows below a heading: records as they were, what clerks do to them, and what stands between them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import pairwise
from random import Random
from typing import Any

from catalogue.models import Column
from tests.ingestion.dirty.cells import Setting, blank_cell, draw_cell, nothing
from tests.ingestion.dirty.tables import Block
from tests.ingestion.dirty.written import Cell

MARKS = {"number", "percent", "date", "person", "phone", "id_number", "credit_code"}
DITTO = ["同上", "″", "〃", "同左"]


@dataclass
class Record:
    """A record as it was: its cells by column name. `fate`: '' or copy, conflict, shifted.

    `is_bound`: its cells say what they mean only where they stand.
    """

    number: int
    cells: dict[str, Cell]
    fate: str = ""
    is_bound: bool = False


@dataclass
class Stated:
    """A figure of a total's row: its text, the sum of the rows it stands for, whether they agree.

    `meant`: what the text says in the contract's unit.
    """

    text: str
    summed: float
    is_right: bool
    meant: float


@dataclass
class Body:
    """`records`: block row → record. `totals`: (block row, column name) → figure. `after_total`: the row
    below the last total.
    """

    block: Block
    records: dict[int, Record] = field(default_factory=dict)
    totals: dict[tuple[int, str], Stated] = field(default_factory=dict)
    after_total: int = 0


def is_lost(block: Block, record: Record) -> bool:
    """True when the record cannot come back: a cell without which it is none was spoilt, or it is a mere copy."""
    needed = {c.name for c in block.columns if c and c.required and c.blank_is == "rejected"}
    return record.fate == "copy" or any(
        name in needed and cell.said == "rejected" for name, cell in record.cells.items()
    )


def draw_record(block: Block, chance: Random, number: int, shared: dict[str, Cell]) -> Record:
    """A record of its own; columns in `shared` have the value of their group."""
    cells = {}
    for column in block.columns:
        if column is None:
            continue
        drawn = draw_cell(column, chance, number, block.settings[column.name])
        is_free = not column.required and column.name not in block.table.key and not column.from_title
        if column.name in shared:
            drawn = shared[column.name]
        elif column.type != "serial" and is_free and chance.random() < 0.12:
            drawn = _missing(column, chance)
        elif column.required and not column.from_title and chance.random() < 0.02:
            drawn = replace(blank_cell(column, chance), said=column.blank_is)
        cells[column.name] = drawn
    if not any(str(c.written or "").strip(" /—-") for name, c in cells.items() if name != "serial"):
        needed = next(column for column in block.columns if column and column.name in block.table.key)
        cells[needed.name] = draw_cell(needed, chance, number, Setting(is_text_file=True, may_spoil=False))
    return Record(number, cells)


def _missing(column: Column, chance: Random) -> Cell:
    if column.type in MARKS and chance.random() < 0.3:
        return Cell(chance.choice(["无", "暂无", "不详"]), nothing(column))
    return blank_cell(column, chance)


def put(body: Body, record: Record, chance: Random) -> None:
    """Write a record as the next row."""
    row = [
        record.cells[column.name].written if column else chance.choice(["", "已核", "见原件", 7])
        for column in body.block.columns
    ]
    body.records[len(body.block.rows)] = record
    body.block.rows.append(row)


def put_copy(body: Body, record: Record, chance: Random) -> None:
    """The same record pasted once more; its serial number and the clutter beside it may differ."""
    cells = dict(record.cells)
    for column in body.block.columns:
        if column and column.type == "serial":
            cells[column.name] = Cell(900 + record.number, {column.name: str(900 + record.number)})
    put(body, Record(record.number, cells, "copy"), chance)


def put_conflict(body: Body, record: Record, chance: Random) -> None:
    """The same natural key with another content."""
    kinds = {"text", "code", "person", "phone"}
    free = [
        column
        for column in body.block.columns
        if column and not column.required and column.type in kinds and column.name not in body.block.table.key
    ]
    if not free or is_lost(body.block, record):
        return
    column = chance.choice(free)
    another = draw_cell(column, chance, record.number + 5000, body.block.settings[column.name])
    if str(another.written).strip() != str(record.cells[column.name].written or "").strip():
        put(body, Record(record.number, {**record.cells, column.name: another}, "conflict"), chance)
        record.is_bound = True


def with_ditto(body: Body, record: Record, above: Record, chance: Random) -> Record:
    """The record with 同上 in a cell that is then meant to be as the one above it."""
    free = [
        column
        for column in body.block.columns
        if column
        and column.name not in body.block.table.key
        and not column.required
        and column.type in {"text", "code", "date", "number"}
        and not above.cells[column.name].said
        and str(above.cells[column.name].written or "").strip() not in {"", "/", "—", "-"}
    ]
    if not free:
        return record
    column = chance.choice(free)
    as_above = replace(above.cells[column.name], written=chance.choice(DITTO), said="warning")
    return replace(record, cells={**record.cells, column.name: as_above}, is_bound=True)


def put_shifted(body: Body, record: Record, chance: Random) -> None:
    """The record one column to the right, where words then stand under figures or days."""
    columns = body.block.columns
    typed = {"number", "percent", "date", "datetime", "id_number"}
    foreign = [
        right
        for left, right in pairwise(columns)
        if left
        and right
        and right.type in typed
        and left.type in {"text", "person"}
        and len(str(record.cells[left.name].written or "").strip()) > 1
        and record.cells[left.name].values.get(left.name) is not None
        and not right.term_from
    ]
    if not foreign:
        return
    before = [record.cells[column.name].written if column else "" for column in columns]
    body.records[len(body.block.rows)] = replace(record, fate="shifted")
    body.block.rows.append(["", *before[:-1]])


def put_total(body: Body, chance: Random, since: int, word: str) -> None:
    """A row of sums over the records from block row `since` on; each figure right or wrong."""
    block = body.block
    words = [i for i, column in enumerate(block.columns) if column and column.type in {"text", "serial"}]
    row: list[Any] = [""] * block.width
    row[words[0]] = word
    group = [record for place, record in body.records.items() if place >= since]
    if not group:
        return
    is_sure = all(record.fate != "shifted" for record in body.records.values())
    for place, column in enumerate(block.columns):
        if column is None or column.type != "number" or column.unit == "岁" or chance.random() < 0.2:
            continue
        scale = _scale(block, column)
        added = sum((record.cells[column.name].summed or 0.0) for record in group) / scale
        is_right = chance.random() < 0.7
        figure = round(added + (0 if is_right else chance.choice([1, -2, 137, 10**7])), 2)
        row[place] = figure if figure != int(figure) else int(figure)
        if is_sure:
            body.totals[len(block.rows), column.name] = Stated(
                str(row[place]), added, is_right, figure * scale
            )
    block.rows.append(row)
    body.after_total = len(block.rows)


def _scale(block: Block, column: Column) -> float:
    from tests.ingestion.dirty.figures import SCALES

    return SCALES.get(block.settings[column.name].unit or "", 1.0)
