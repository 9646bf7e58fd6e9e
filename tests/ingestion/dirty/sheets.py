"""Sheets of one file: one table, two below or beside each other, a sheet per township; hidden parts."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from hypothesis import strategies as st

from tests.ingestion.dirty.bodies import draw_body
from tests.ingestion.dirty.rows import Body
from tests.ingestion.dirty.tables import TABLES, Merge
from tests.ingestion.dirty.written import TEXT_KINDS, WITHOUT_MERGES

KINDS = ["grid", "utf-8-sig", "gb18030", "utf-16", "xlsx", "xls", "ods"]
TOWNSHIPS = ["柳河镇", "青石乡", "东风街道"]


@dataclass
class Placed:
    """A table in its sheet: the row and column of the sheet where its block begins."""

    body: Body
    top: int = 0
    left: int = 0


@dataclass
class Sheet:
    """Rows as sent, what the file says of them, and the tables put there."""

    name: str
    rows: list[list[object]]
    merges: list[Merge] = field(default_factory=list)
    tables: list[Placed] = field(default_factory=list)
    is_hidden: bool = False
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[int] = field(default_factory=list)


@dataclass
class Workbook:
    """A file to be: `kind` is a format or an encoding; grid means that no file is written."""

    kind: str
    arrangement: str
    sheets: list[Sheet]


@st.composite
def workbooks(draw: st.DrawFn, kind: str, one_table: bool = False) -> Workbook:
    """Any table of any contract with any dirt, in a format of KINDS; `one_table`: no other stands in the file."""
    chance = draw(st.randoms(use_true_random=True))
    export, table = draw(st.sampled_from(TABLES))
    is_book = kind not in TEXT_KINDS
    several = ["stacked", "beside"] + (["by township"] if is_book else [])
    ways = ["single"] * 4 + ([] if one_table else several)
    arrangement = draw(st.sampled_from(ways))
    return Workbook(kind, arrangement, _arranged(arrangement, export, table, chance, kind))


def _arranged(arrangement: str, export: str, table: str, chance: Random, kind: str) -> list[Sheet]:
    if arrangement == "by township":
        names = TOWNSHIPS[: chance.randint(2, 3)]
        sheets = [
            _single(name, draw_body(export, table, chance, 1 + 50 * place, kind))
            for place, name in enumerate(names)
        ]
        sheets[-1].is_hidden = kind == "xlsx" and chance.random() < 0.3
        return sheets
    first = draw_body(export, table, chance, 1, kind, is_plain=arrangement == "beside")
    if arrangement == "single":
        return [_with_hidden_parts(_single("Sheet1", first), chance, kind)]
    other = chance.choice([pair for pair in TABLES if pair[0] != export])
    deepest = 1 if kind in WITHOUT_MERGES else 3
    second = draw_body(*other, chance, 1, kind, arrangement == "beside", deepest)
    return [(_stacked if arrangement == "stacked" else _beside)(first, second, chance)]


def _single(name: str, body: Body) -> Sheet:
    return Sheet(name, body.block.rows, list(body.block.merges), [Placed(body)])


def _with_hidden_parts(sheet: Sheet, chance: Random, kind: str) -> Sheet:
    if kind == "xlsx" and chance.random() < 0.4:
        sheet.hidden_rows = chance.sample(range(len(sheet.rows)), 1)
        sheet.hidden_columns = chance.sample(range(len(sheet.rows[0])), 1)
    return sheet


def _stacked(first: Body, second: Body, chance: Random) -> Sheet:
    gap = chance.randint(1, 3)
    top = len(first.block.rows) + gap
    merges = first.block.merges + _moved(second.block.merges, top, 0)
    rows = [*first.block.rows, *([[]] * gap), *second.block.rows]
    return Sheet("Sheet1", rows, merges, [Placed(first), Placed(second, top)])


def _beside(first: Body, second: Body, chance: Random) -> Sheet:
    left = first.block.width + chance.randint(1, 2)
    height = max(len(first.block.rows), len(second.block.rows))
    rows = [
        [*_row(first, row), *[""] * (left - first.block.width), *_row(second, row)] for row in range(height)
    ]
    merges = first.block.merges + _moved(second.block.merges, 0, left)
    return Sheet("Sheet1", rows, merges, [Placed(first), Placed(second, 0, left)])


def _row(body: Body, row: int) -> list[object]:
    return body.block.rows[row] if row < len(body.block.rows) else [""] * body.block.width


def _moved(merges: list[Merge], down: int, right: int) -> list[Merge]:
    return [(a + down, b + right, c + down, d + right) for a, b, c, d in merges]
