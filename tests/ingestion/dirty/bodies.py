"""A whole table as a clerk leaves it: title, heading, records with what stands between them, totals, notes."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from tests.ingestion.dirty.cells import draw_cell
from tests.ingestion.dirty.rows import (
    Body,
    Record,
    draw_record,
    put,
    put_conflict,
    put_copy,
    put_shifted,
    put_total,
    with_ditto,
)
from tests.ingestion.dirty.tables import Block, new_block, write_heading
from tests.ingestion.dirty.written import TEXT_KINDS, WITHOUT_MERGES, Cell

TOTAL_WORDS = ["合　计", "总计", "共计：", "合计"]


def draw_body(
    export: str,
    table: str,
    chance: Random,
    first_number: int,
    kind: str,
    is_plain: bool = False,
    deepest: int = 3,
) -> Body:
    """A table with all its dirt; `is_plain`: one heading row at the top and nothing between the records.

    `deepest`: levels of the heading at most.
    """
    year = chance.choice([None, 2023]) if not is_plain else None
    title_unit = chance.choice([None, None, "万元"]) if not is_plain else None
    block = new_block(export, table, chance, title_unit, year, kind)
    if not is_plain:
        _titles(block, chance, year, title_unit)
    top = len(block.rows)
    write_heading(block, chance, 1 if is_plain else deepest)
    body = Body(block)
    if not is_plain and chance.random() < 0.15:
        _numbering(body)
    _records(body, chance, first_number, (top, len(block.rows)), is_plain)
    if not is_plain:
        if chance.random() < 0.5:
            put_total(body, chance, 0, chance.choice(TOTAL_WORDS))
        _notes(body, chance)
    return body


def _titles(block: Block, chance: Random, year: int | None, unit: str | None) -> None:
    said = f"{year}年" if year else ""
    lines = [f"某县{said}{chance.choice(block.title_words)}统计表"]
    lines += chance.sample(
        ["填报单位：某县某局　　填报日期：10月8日", "（内部资料）", ""], chance.choice([0, 0, 1, 2])
    )
    lines += [f"单位：{unit}"] if unit else []
    block.rows += [[line, *[""] * (block.width - 1)] for line in lines]
    if block.width > 1 and chance.random() < 0.5:
        block.merges.append((0, 0, 0, block.width - 1))


def _numbering(body: Body) -> None:
    """The row 甲 乙 1 2 3 below the heading."""
    width = body.block.width
    signs = ["甲", "乙", *range(1, width)]
    body.block.rows.append(signs[:width])


def _notes(body: Body, chance: Random) -> None:
    notes = ["备注：数据截至上报日。", "单位负责人（签字）：", "填表人：　　　审核人：", ""]
    for note in chance.sample(notes, chance.choice([0, 0, 1, 2])):
        body.block.rows.append([note, *[""] * (body.block.width - 1)])
    while not any(str(cell).strip() for cell in body.block.rows[-1]):
        body.block.rows.pop()


def _records(body: Body, chance: Random, first: int, heading: tuple[int, int], is_plain: bool) -> None:
    """Records in groups; a group shares a column's value (merged or repeated) and may end with its subtotal."""
    number, count = first, chance.choice([1, 2, 3, 4, 5, 7, 10])
    while number < first + count:
        begin, size = len(body.block.rows), chance.randint(1, 4)
        shared = _shared(body.block, chance, number)
        for _ in range(min(size, first + count - number)):
            _one(body, chance, number, shared, heading, is_plain)
            number += 1
        _bind(body, chance, begin, shared)
        if not is_plain and chance.random() < 0.25:
            put_total(body, chance, body.after_total, "小计")


def _shared(block: Block, chance: Random, number: int) -> dict[str, Cell]:
    free = [
        column
        for column in block.columns
        if column and column.type == "text" and not column.required and column.name not in block.table.key
    ]
    if not free or chance.random() < 0.4:
        return {}
    column = chance.choice(free)
    return {column.name: draw_cell(column, chance, number, block.settings[column.name])}


def _one(
    body: Body,
    chance: Random,
    number: int,
    shared: dict[str, Cell],
    heading: tuple[int, int],
    is_plain: bool,
) -> None:
    """One record, what stands before it and what is pasted after it."""
    block = body.block
    above = body.records.get(len(block.rows) - 1)
    if not is_plain:
        _interlude(body, chance, heading)
    record = draw_record(block, chance, number, shared)
    if above and not above.fate and chance.random() < 0.12 and len(block.rows) - 1 in body.records:
        record = with_ditto(body, record, above, chance)
    if not shared and not record.is_bound and chance.random() < 0.04:
        put_shifted(body, record, chance)
        return
    put(body, record, chance)
    whole = [
        r for r in body.records.values() if not r.fate and not r.is_bound and not _may_be_filled(block, r)
    ]
    if whole and not shared and chance.random() < 0.12:
        again = put_copy if chance.random() < 0.6 else put_conflict
        again(body, chance.choice(whole), chance)


def _may_be_filled(block: Block, record: Record) -> bool:
    """A text file's blank township may be taken for the one above: then a copy is none any more."""
    township = record.cells.get("township")
    return block.kind in TEXT_KINDS and township is not None and not str(township.written or "").strip(" /-—")


def _interlude(body: Body, chance: Random, heading: tuple[int, int]) -> None:
    """What stands between two records: nothing mostly, else a blank row, 其中, the heading again, a lone number."""
    block, what = body.block, chance.random()
    serial = next((i for i, column in enumerate(block.columns) if column and column.type == "serial"), None)
    row: list[object] = [""] * block.width
    if what < 0.06:
        block.rows.append(row)
    elif what < 0.1:
        words = next(i for i, column in enumerate(block.columns) if column and column.type == "text")
        row[words] = "其中：新增"
        block.rows.append(row)
    elif what < 0.13 and body.records:
        block.rows += [list(cells) for cells in block.rows[heading[0] : heading[1]] if any(cells)]
    elif what < 0.16 and serial is not None:
        row[serial] = 88
        block.rows.append(row)


def _bind(body: Body, chance: Random, begin: int, shared: dict[str, Cell]) -> None:
    """Write a group's shared value once: as a merged cell, where the file can tell one."""
    rows = [row for row in range(begin, len(body.block.rows)) if row in body.records]
    between = [body.block.rows[row] for row in range(begin, len(body.block.rows)) if row not in body.records]
    if not shared or len(rows) < 2 or body.block.kind in WITHOUT_MERGES or chance.random() < 0.3:
        return
    if any(sum(bool(str(cell).strip()) for cell in row) > 1 for row in between):
        return
    name, cell = next(iter(shared.items()))
    place = body.block.position(name)
    if any(body.records[row].fate or body.records[row].cells[name] is not cell for row in rows):
        return
    body.block.merges.append((rows[0], place, rows[-1], place))
    for row in range(rows[0] + 1, rows[-1] + 1):
        if row in body.records:
            body.block.rows[row][place] = ""
            body.records[row] = replace(body.records[row], is_bound=True)
        else:
            body.block.rows[row][place] = ""
    body.records[rows[0]] = replace(body.records[rows[0]], is_bound=True)


__all__ = ["Body", "Record", "draw_body"]
