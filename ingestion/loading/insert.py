"""Arrow tables of the raw shape into the warehouse."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import duckdb
import pyarrow as pa

from ingestion.loading.raw_rows import arrow_rows


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
