"""A sheet as we read it: a rectangle of text with what the file said about merged cells and visibility."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import overload

import numpy as np
import pyarrow as pa

from ingestion.coded import Coded, coded

MAX_CELLS = 40_000_000
MOST_COLUMNS = 16_384


@dataclass(frozen=True)
class Remark:
    """What a reader has to say of a file that it could read, in one Chinese line. `sheet`: '' for the whole file.

    `is_hint`: everything was read all the same.
    """

    sheet: str
    code: str
    message_zh: str
    is_hint: bool = False


class ColumnRows(Sequence[list[str]]):
    """Columns seen as rows; a row is made into texts only when it is asked for."""

    def __init__(self, columns: Sequence[Coded]) -> None:
        self.columns = columns

    def __len__(self) -> int:
        return len(self.columns[0]) if self.columns else 0

    @overload
    def __getitem__(self, row: int) -> list[str]: ...
    @overload
    def __getitem__(self, row: slice) -> list[list[str]]: ...
    def __getitem__(self, row: int | slice) -> list[str] | list[list[str]]:
        if isinstance(row, slice):
            return [self[index] for index in range(*row.indices(len(self)))]
        if not -len(self) <= row < len(self):
            raise IndexError(row)
        return [column.text(row) for column in self.columns]

    def __iter__(self) -> Iterator[list[str]]:
        return (list(row) for row in zip(*(c.rows_array().to_pylist() for c in self.columns), strict=True))


def trimmed_rows(columns: Sequence[Coded]) -> ColumnRows:
    """Columns as rows, without empty rows at the end and empty columns at the right."""
    lasts = [_last_filled(column) for column in columns]
    height, width = (
        max(lasts, default=-1) + 1,
        max((i + 1 for i, last in enumerate(lasts) if last >= 0), default=0),
    )
    return ColumnRows([Coded(column.codes[:height], column.texts) for column in columns[:width]])


def _last_filled(column: Coded) -> int:
    empty = column.texts.index("").as_py()
    filled = np.flatnonzero(column.codes != empty)
    return int(filled[-1]) if len(filled) else -1


@dataclass(frozen=True)
class Grid:
    """One sheet. `rows[r][c]` is the text of a cell ('' when empty); all rows are equally long.

    `merges`: (first_row, first_column, last_row, last_column), from 0. `hidden_rows`, `hidden_columns` from 0.
    `is_text_file`: the file has no merged cells to tell, so a blank may stand for "as above".
    A piece of a large file: row 0 is row `first_row` of the file, and the first `head_rows` rows only say which table
    this is; they count for nothing.
    """

    sheet: str
    rows: Sequence[list[str]]
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    is_hidden: bool = False
    is_text_file: bool = False
    is_1904: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    first_row: int = 0
    head_rows: int = 0
    is_piece: bool = False
    remarks: tuple[Remark, ...] = ()

    @property
    def width(self) -> int:
        if isinstance(self.rows, ColumnRows):
            return len(self.rows.columns)
        return len(self.rows[0]) if self.rows else 0

    @cached_property
    def columns(self) -> list[Coded]:
        """Each column by its distinct texts."""
        if isinstance(self.rows, ColumnRows):
            return list(self.rows.columns)
        return [coded(pa.array(column, pa.string())) for column in zip(*self.rows, strict=True)]


def column_letters(position: int) -> str:
    """The name that spreadsheets give a column (0 → A, 26 → AA)."""
    letters, left = "", position + 1
    while left:
        left, rest = divmod(left - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


class UnreadableFile(Exception):
    """A file that cannot be read; the message is one Chinese line that says what to do. `code` names the case."""

    def __init__(self, code: str, message_zh: str) -> None:
        super().__init__(message_zh)
        self.code = code
        self.message_zh = message_zh
