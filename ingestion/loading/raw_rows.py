"""Rows of the raw tables as Arrow tables, and their way into the warehouse."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import duckdb
import pyarrow as pa

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
        columns[name].cast(ARROW[kind])
        if name in columns
        else pa.repeat(pa.scalar(same.get(name), ARROW[kind]), count)
        for name, kind in ddl
    ]
    return pa.table(arrays, names=[name for name, _ in ddl])


def arrow_rows(table: str, rows: Sequence[dict[str, Any]]) -> pa.Table:
    """Rows of a fixed raw table as an Arrow table; keys that it has no column for are left out.

    Columns that may hold words of a department are scrubbed here, whoever has written the rows.
    """
    ddl = fixed_ddl(table)
    columns = {name: [row.get(name) for row in rows] for name, _ in ddl}
    for name in _WORDS & columns.keys():
        columns[name] = scrubbed(pa.array(columns[name], pa.string())).to_pylist()
    return arrow_columns(ddl, columns)


def insert(connection: duckdb.DuckDBPyConnection, table: str, rows: pa.Table) -> None:
    """Append an Arrow table to raw.<table>, by column name."""
    if not rows.num_rows:
        return
    incoming = rows  # noqa: F841  found by its name: registered, it would be held until the transaction ends
    names = ", ".join(f'"{name}"' for name in rows.column_names)
    connection.execute(f"insert into raw.{table} ({names}) select {names} from incoming")


def insert_rows(connection: duckdb.DuckDBPyConnection, table: str, rows: Sequence[dict[str, Any]]) -> None:
    """Append rows to one of the fixed raw tables."""
    if rows:
        insert(connection, table, arrow_rows(table, rows))
