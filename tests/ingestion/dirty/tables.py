"""Which table a sheet is to be of, which of its columns it has, and under what headings they stand."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from random import Random

from catalogue.loader import contracts, heading_words
from catalogue.models import Column, Table
from tests.ingestion.dirty.cells import Setting
from tests.ingestion.dirty.figures import UNITS_OF
from tests.ingestion.dirty.written import TEXT_KINDS, WITHOUT_MERGES

CLUTTER = ["审核人", "填报日期", "责任科室", "附件材料", "是否上报", "录入人"]
GROUPS = ["基本情况", "有关信息", "登记内容", "其他事项"]
TABLES = [(export, table.table) for export, contract in contracts().items() for table in contract.tables]
Merge = tuple[int, int, int, int]


@dataclass
class Block:
    """One table as it will stand in a sheet. Rows and columns count from 0 at the block's own corner.

    `columns`: per position the contract's column, None for clutter. `settings`: by column name.
    `kind`: the format of the file to be.
    """

    export: str
    table: Table
    columns: list[Column | None]
    settings: dict[str, Setting]
    headings: list[str]
    kind: str
    rows: list[list[object]] = field(default_factory=list)
    merges: list[Merge] = field(default_factory=list)

    @property
    def width(self) -> int:
        return len(self.columns)

    @property
    def title_words(self) -> list[str]:
        return heading_words().titles[f"{self.export} {self.table.table}"]

    def position(self, name: str) -> int:
        return next(i for i, column in enumerate(self.columns) if column is not None and column.name == name)


def table_of(export: str, name: str) -> Table:
    """A contract's table."""
    return next(table for table in contracts()[export].tables if table.table == name)


def new_block(
    export: str, name: str, chance: Random, title_unit: str | None, year: int | None, kind: str
) -> Block:
    """A table's columns in some order, with clutter between them, and the heading of each."""
    table = table_of(export, name)
    chosen: list[Column | None] = list(_chosen(table, chance))
    chance.shuffle(chosen)
    clutter = [word for word in CLUTTER if all(word not in column.headings for column in table.columns)]
    headings = [_heading(table, column, chance) for column in chosen if column]
    settings = {
        column.name: Setting(_unit_of(column, heading, title_unit), year, kind in TEXT_KINDS)
        for column, heading in zip([c for c in chosen if c], headings, strict=True)
    }
    for word in chance.sample(clutter, chance.choice([0, 0, 0, 1, 2])):
        place = chance.randint(0, len(chosen))
        chosen.insert(place, None)
        headings.insert(place, word)
    return Block(export, table, chosen, settings, _all_decorated(chosen, headings, chance), kind)


def _chosen(table: Table, chance: Random) -> list[Column]:
    """All columns that a record cannot do without, and some of the others; one alone would be no table."""
    needed = {column.name for column in table.columns if column.required or column.from_title}
    needed |= {*table.key, table.event_date or ""}
    share = chance.choice([0.4, 0.7, 1.0])
    chosen = [c for c in table.columns if c.name in needed or chance.random() < share]
    names = {column.name for column in chosen}
    replaced = {name for column in table.columns if column.name not in names for name in column.or_else}
    kept = [column for column in chosen if column.name in needed or column.name not in replaced]
    return kept if sum(column.type != "serial" for column in kept) > 1 else list(table.columns)


def _bare(text: str) -> str:
    return re.sub(r"[\s()（）/、：:]+", "", text).lower()


def _heading(table: Table, column: Column, chance: Random) -> str:
    """One of the column's spellings that no other column of the table has; at times with a unit in brackets."""
    others = {_bare(word) for other in table.columns if other is not column for word in other.headings}
    spellings = [word for word in column.headings if _bare(word) not in others] or [column.zh]
    chosen = chance.choice(spellings)
    units = [column.unit, *UNITS_OF.get(column.unit or "", [])] if column.type == "number" else []
    if (
        units
        and units[0] not in {None, "岁"}
        and "(" not in chosen
        and "（" not in chosen
        and chance.random() < 0.3
    ):
        return f"{chosen}{chance.choice(['（{}）', '({})', '（单位：{}）']).format(chance.choice(units))}"
    return chosen


def _unit_of(column: Column, heading: str, title_unit: str | None) -> str | None:
    """The unit in which a column's figures are written; None for the contract's own."""
    stated = re.search(r"[（(](?:单位：)?([^()（）]+)[)）]$", heading)
    unit = stated[1] if stated else title_unit
    return unit if unit in UNITS_OF.get(column.unit or "", []) else None


def _all_decorated(columns: list[Column | None], headings: list[str], chance: Random) -> list[str]:
    """Headings as written. 填报日期： and 序号： with a colon would be labels and no headings."""
    told = [column is not None and column.type != "serial" for column in columns]
    return [_decorated(heading, chance, may) for heading, may in zip(headings, told, strict=True)]


def _decorated(heading: str, chance: Random, may_end_in_colon: bool) -> str:
    middle = len(heading) // 2
    forms = [
        heading,
        heading,
        heading,
        f" {heading} ",
        f"{heading}：" if may_end_in_colon else heading,
        heading.translate({40: 65288, 41: 65289}),
    ]
    if len(heading) > 3 and "(" not in heading and "（" not in heading:
        forms += [f"{heading[:middle]}\n{heading[middle:]}", f"{heading[:middle]} {heading[middle:]}"]
    return chance.choice(forms)


def write_heading(block: Block, chance: Random, deepest: int) -> None:
    """Put the heading, one to three levels deep, below the block's rows so far."""
    top, depth = len(block.rows), min(chance.choice([1, 1, 1, 2, 2, 3]), deepest)
    levels: list[list[object]] = [[""] * block.width for _ in range(depth)]
    runs = _runs(block.width, chance) if depth > 1 else [(i, i + 1) for i in range(block.width)]
    names = chance.sample(GROUPS, len(GROUPS))
    covered = _covered(runs, chance) if depth == 3 else (0, 0)
    if covered[1] > covered[0]:
        levels[0][covered[0]] = "综合情况"
        _merge(block, top, covered[0], top, covered[1] - 1)
    for begin, end in runs:
        start = 1 if covered[0] <= begin < covered[1] else 0
        if end - begin == 1 or not names or not _may_group(block, begin, end):
            for place in range(begin, end):
                levels[start][place] = block.headings[place]
                _merge(block, top + start, place, top + depth - 1, place)
            continue
        levels[start][begin] = names.pop()
        _merge(block, top + start, begin, top + depth - 2, end - 1)
        for place in range(begin, end):
            levels[depth - 1][place] = block.headings[place]
    block.rows += levels


def _may_group(block: Block, begin: int, end: int) -> bool:
    """Without merge marks, nothing tells a parent over columns that are no part of the contract."""
    told = [column for column in block.columns[begin:end] if column and column.type != "serial"]
    return bool(told) or block.kind not in WITHOUT_MERGES


def _runs(width: int, chance: Random) -> list[tuple[int, int]]:
    runs, begin = [], 0
    while begin < width:
        end = min(width, begin + chance.choice([1, 1, 2, 3]))
        runs.append((begin, end))
        begin = end
    return runs


def _covered(runs: list[tuple[int, int]], chance: Random) -> tuple[int, int]:
    """The columns from one run's begin to another's end, over which the uppermost parent stands."""
    first = chance.randint(0, len(runs) - 1)
    last = chance.randint(first, len(runs) - 1)
    covered = (runs[first][0], runs[last][1])
    return covered if covered[1] - covered[0] > 1 else (0, 0)


def _merge(block: Block, top: int, left: int, bottom: int, right: int) -> None:
    if bottom > top or right > left:
        block.merges.append((top, left, bottom, right))
