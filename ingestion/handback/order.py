"""What a hand-back has to say of one delivery: its tables, and its issues with the cells they are about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

FIRST_CELL = "退回说明（点验）"
EXCERPT_FIRST_CELL = "退回说明（点验摘录）"
SEVERITIES_ZH = {"rejected": "退回", "doubtful": "存疑", "warning": "提示"}


@dataclass(frozen=True)
class Mark:
    """One issue. `row` and `column` count from 1; no column: the whole row; no row: the whole sheet or file.

    `sheet` and `value` are masked, as raw keeps them. `table_no` counts from 1 in the sheet.
    """

    severity: str
    sheet: str
    table_no: int
    row: int | None
    column: int | None
    column_zh: str
    value: str
    reason_zh: str
    expected_zh: str


@dataclass(frozen=True)
class HandedTable:
    """One table of the delivery: its row balance, and its headings by column number (from 1)."""

    sheet: str
    table_no: int
    name_zh: str
    headings: dict[int, str]
    rows_read: int
    rows_accepted: int
    rows_doubtful: int
    rows_rejected: int
    rows_explained: int


@dataclass(frozen=True)
class Order:
    """A hand-back to be written. `counts`: severity → issues of cells and rows, those beyond the listed `marks` too."""

    delivery_id: str
    file_name: str
    sha256: str
    received_on: str
    sender: str
    tables: list[HandedTable]
    marks: list[Mark]
    counts: dict[str, int]

    @property
    def not_taken_in(self) -> int:
        """Sheets, or the whole file, that were not taken in."""
        return sum(mark.row is None for mark in self.marks)


@dataclass(frozen=True)
class Place:
    """Where a mark stands in the workbook handed back; '' as cell: the sheet as a whole."""

    sheet: str
    cell: str
    is_hidden: bool = False


def is_summary(rows: Sequence[Sequence[str]]) -> bool:
    """True for the rows of a sheet that a hand-back put in front, so that it is not read as data."""
    return _first(rows) in {FIRST_CELL, EXCERPT_FIRST_CELL}


def is_excerpt(rows: Sequence[Sequence[str]]) -> bool:
    """True for the first sheet of an excerpt of a large file: handed in, it would pass for the whole file."""
    return _first(rows) == EXCERPT_FIRST_CELL


def _first(rows: Sequence[Sequence[str]]) -> str:
    return rows[0][0].strip() if rows and rows[0] else ""
