"""Rows of the raw tables as Arrow tables. Of many rows, columns of few texts stay dictionaries: they insert faster."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pyarrow as pa

from ingestion.coded import by_dictionary
from ingestion.columnwise import scrubbed
from ingestion.loading.raw_tables import ARROW, fixed_ddl

Ddl = Sequence[tuple[str, str]]
_WORDS = {
    "because",
    "column_zh",
    "decided_because",
    "decided_by",
    "file_name",
    "heading",
    "headings",
    "message_zh",
    "reason_zh",
    "replaces",
    "scope_region_text",
    "sender",
    "sheet",
    "unit_name",
    "value",
}


def arrow_columns(ddl: Ddl, columns: dict[str, list[Any]]) -> pa.Table:
    """Columns (name → values, equally long) as an Arrow table of the raw shape; absent columns are null."""
    count = len(next(iter(columns.values()), []))
    arrays = [pa.array(columns.get(name, [None] * count), type=ARROW[kind]) for name, kind in ddl]
    return pa.table(arrays, names=[name for name, _ in ddl])


def arrow_table(ddl: Ddl, columns: dict[str, pa.Array], same: dict[str, Any], count: int) -> pa.Table:
    """Arrow columns, and values that are the same in every row, as a table of the raw shape; absent ones are null."""
    arrays = [
        _as(columns[name], ARROW[kind]) if name in columns else repeated(same.get(name), ARROW[kind], count)
        for name, kind in ddl
    ]
    return pa.table(arrays, names=[name for name, _ in ddl])


def repeated(value: Any, kind: pa.DataType, count: int) -> pa.Array:
    """The same value in every row."""
    return by_dictionary(pa.array([value], kind), np.zeros(count, np.int32))


def _as(values: pa.Array, kind: pa.DataType) -> pa.Array:
    is_dictionary = isinstance(values.type, pa.DictionaryType) and values.type.value_type == kind
    return values if is_dictionary else values.cast(kind)


def arrow_rows(table: str, rows: Sequence[dict[str, Any]]) -> pa.Table:
    """Rows of a fixed raw table as an Arrow table; keys that it has no column for are left out.

    Columns that may hold words of a department are scrubbed here, whoever has written the rows.
    """
    ddl = fixed_ddl(table)
    columns = {name: [row.get(name) for row in rows] for name, _ in ddl}
    for name in _WORDS & columns.keys():
        columns[name] = scrubbed(pa.array(columns[name], pa.string())).to_pylist()
    return arrow_columns(ddl, columns)
