"""Large .xlsx sheets to grids column by column, through fastexcel; texts as workbook.cell_text gives them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

import fastexcel
import numpy as np
import pyarrow as pa

from ingestion.coded import Coded, coded, constant, joined, with_texts
from ingestion.columnwise import matching, where
from ingestion.opening.grid import Grid, trimmed_rows
from ingestion.opening.halves import Cut, cut_of, lower, upper
from ingestion.opening.sheetnotes import SheetNotes, notes_of, sheet_of, within
from ingestion.opening.twin import beside
from ingestion.text import number_text

LARGE = 1_500_000
_AT_MIDNIGHT = r"^[0-9]{4}-[0-9]{2}-[0-9]{2} 00:00:00$"
_MANY_DIGITS = r"^-?[0-9]{7,15}\.[0-9]+$"
_TIME_OF_DAY = r"^1899-12-3[01] [0-9]{2}:[0-9]{2}:[0-9]{2}$"


def read_by_columns(content: bytes, name: str, outline: SheetNotes) -> Grid:
    """One sheet of a workbook, its upper and its lower rows at the same time. Raises whatever the reader raises."""
    part, sheet = sheet_of(content, name)
    cut = cut_of(sheet)
    columns: list[Coded] | None = None
    if cut is None:
        notes = notes_of(sheet, outline)
    else:
        with beside(_lower, content, name, part, sheet, cut) as lower_rows:
            notes = notes_of(sheet, outline)
            columns = _joined(_columns(upper(content, part, sheet, cut), name), lower_rows(), cut)
    if columns is None:
        columns = _columns(content, name)
    rows = trimmed_rows(_overwritten(columns, [*notes.errors, *notes.ruined_numbers]))
    notes = within(notes, len(rows), len(rows.columns))
    return Grid(
        name,
        rows,
        notes.merges,
        is_hidden=notes.is_hidden,
        is_1904=notes.is_1904,
        hidden_rows=notes.hidden_rows,
        hidden_columns=notes.hidden_columns,
    )


def _lower(content: bytes, name: str, part: str, sheet: bytes, cut: Cut) -> list[Coded] | None:
    """The columns below the cut; None when a row there says that it lies above."""
    columns = _arrays(lower(content, part, sheet, cut), name)
    corner, *others = (column.slice(0, cut.rows) for column in columns)
    if corner.null_count < cut.rows - 1 or any(column.null_count < cut.rows for column in others):
        return None
    return [_as_texts(coded(column.slice(cut.rows))) for column in columns]


def _joined(above: list[Coded], below: list[Coded] | None, cut: Cut) -> list[Coded] | None:
    """The whole columns; None when the halves are not what the cut promised."""
    if not below or any(len(column) > cut.rows for column in above):
        return None
    filled = [joined(column, constant("", cut.rows - len(column))) for column in above]
    nothing = constant("", cut.rows), constant("", len(below[0]))
    return [joined(one or nothing[0], other or nothing[1]) for one, other in zip_longest(filled, below)]


def _columns(content: bytes, name: str) -> list[Coded]:
    return [_as_texts(coded(column)) for column in _arrays(content, name)]


def _arrays(content: bytes, name: str) -> list[pa.Array]:
    """The sheet's columns from its first row on, as texts; empty cells are null."""
    sheet = fastexcel.read_excel(content).load_sheet_eager(
        name, header_row=None, skip_rows=0, dtypes="string"
    )
    columns: list[pa.Array] = sheet.columns
    return columns


def _as_texts(column: Coded) -> Coded:
    """Days without 00:00:00, times without the day zero, truth values in Chinese, numbers as they are shown."""
    texts = column.texts
    texts = where(texts, matching(texts, _AT_MIDNIGHT), lambda text: text[:10])
    texts = where(texts, matching(texts, _TIME_OF_DAY), lambda text: text[11:])
    texts = where(texts, matching(texts, r"^(true|false)$"), lambda text: "是" if text == "true" else "否")
    texts = where(texts, matching(texts, _MANY_DIGITS), lambda text: number_text(float(text)))
    return with_texts(column, texts)


def _overwritten(columns: list[Coded], cells: Sequence[tuple[int, int, str]]) -> list[Coded]:
    """Columns with single cells (row, column, text) replaced."""
    for position in {column for _, column, _ in cells if column < len(columns)}:
        column = columns[position]
        here = [(row, text) for row, place, text in cells if place == position and row < len(column)]
        codes = column.codes.copy()
        codes[[row for row, _ in here]] = len(column.texts) + np.arange(len(here), dtype=np.int32)
        texts = pa.concat_arrays([column.texts, pa.array([text for _, text in here], pa.string())])
        columns[position] = with_texts(Coded(codes, texts), texts)
    return columns
