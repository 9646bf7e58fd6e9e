"""A department's table as it lies on paper, before it becomes a workbook or a text file."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from sample_county.dirt import Cell as Cell

Heading = str | tuple[str, str]
_TOTAL_WORDS = ("小计", "合计", "总计", "共计")


@dataclass
class Row:
    """One line under the header; `marks` name what was planted in it and never reach the file."""

    cells: list[Cell]
    marks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sheet:
    """One table: lines above, a header of one or two rows, the rows, lines below.

    A heading (upper, lower) makes the header two rows deep; equal upper parts side by side are merged.
    `merge_down` names the columns (from 0) whose equal neighbours become one merged cell; `hidden_columns`
    and `hidden_rows` (from 0, under the header) are there but folded away, in .xlsx only.
    """

    name: str
    header: Sequence[Heading]
    rows: Sequence[Row]
    above: Sequence[str] = ()
    below: Sequence[str] = ()
    merge_down: Sequence[int] = ()
    hidden_columns: Sequence[int] = ()
    hidden_rows: Sequence[int] = ()

    @property
    def header_depth(self) -> int:
        return 2 if any(isinstance(heading, tuple) for heading in self.header) else 1

    @property
    def first_row(self) -> int:
        """The number, counted from 1 as a spreadsheet does, of the first row under the header."""
        return len(self.above) + self.header_depth + 1


@dataclass(frozen=True)
class Delivery:
    """One file as one department hands it in."""

    file: str
    sheets: Sequence[Sheet]
    received_on: date
    sender: str
    replaces: str = ""
    encoding: str = "gbk"
    marks: tuple[str, ...] = ()


def header_merges(header: Sequence[Heading]) -> Iterator[tuple[int, int, int, int, str]]:
    """(row, column, last row, last column, text), from 0, of a two-row header's cells."""
    column = 0
    pairs = [heading if isinstance(heading, tuple) else (heading, "") for heading in header]
    for (upper, deep), group in groupby(pairs, key=lambda pair: (pair[0], bool(pair[1]))):
        members = list(group)
        last = column + len(members) - 1
        if deep:
            yield 0, column, 0, last, upper
            yield from ((1, column + i, 1, column + i, lower) for i, (_, lower) in enumerate(members))
        else:
            yield from ((0, column + i, 1, column + i, upper) for i in range(len(members)))
        column = last + 1


def vertical_runs(rows: Sequence[Row], column: int) -> Iterator[tuple[int, int]]:
    """(first, last) row, from 0, of each run of equal, non-empty neighbours longer than one."""
    first = 0
    for value, group in groupby(rows, key=lambda row: row.cells[column]):
        last = first + len(list(group)) - 1
        if value is not None and last > first:
            yield first, last
        first = last + 1


def is_total(row: Row) -> bool:
    return any(isinstance(cell, str) and cell.strip() in _TOTAL_WORDS for cell in row.cells[:4])


def column_widths(sheet: Sheet) -> list[int]:
    widths = []
    for column, heading in enumerate(sheet.header):
        label = heading if isinstance(heading, str) else heading[1]
        texts = [label, *(_shown(row.cells[column]) for row in sheet.rows[:60])]
        longest = max(sum(2 if ord(c) > 255 else 1 for c in text) for text in texts)
        widths.append(min(max(longest + 2, 6), 42))
    return widths


def _shown(cell: Cell) -> str:
    return "" if cell is None else str(cell)
