"""Large .xlsx sheets to grids column by column, through fastexcel; texts as workbook.cell_text gives them."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import fastexcel
import numpy as np
import pyarrow as pa

from ingestion.coded import Coded, coded, with_texts
from ingestion.columnwise import matching, where
from ingestion.opening.grid import Grid, trimmed_rows
from ingestion.opening.sheetnotes import SheetNotes, notes_of, within
from ingestion.text import number_text

LARGE = 1_500_000
_AT_MIDNIGHT = r"^[0-9]{4}-[0-9]{2}-[0-9]{2} 00:00:00$"
_MANY_DIGITS = r"^-?[0-9]{7,15}\.[0-9]+$"
_TIME_OF_DAY = r"^1899-12-3[01] [0-9]{2}:[0-9]{2}:[0-9]{2}$"


def read_by_columns(content: bytes, name: str, outline: SheetNotes) -> Grid:
    """One sheet of a workbook, its notes found while the reader is at work. Raises whatever the reader raises."""
    with ThreadPoolExecutor(1) as other:
        reading = other.submit(_columns, content, name)
        notes = notes_of(content, name, outline)
        columns = [_as_texts(coded(column)) for column in reading.result()]
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


def _columns(content: bytes, name: str) -> list[pa.Array]:
    book = fastexcel.read_excel(content)
    columns: list[pa.Array] = book.load_sheet_eager(
        name, header_row=None, skip_rows=0, dtypes="string"
    ).columns
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
