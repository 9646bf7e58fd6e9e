"""A snapshot in memory with the tables of claims that queries read, filled by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import duckdb
import pandas as pd

from dashboards.queries.pool import Snapshot


def snapshot_of(tables: Mapping[str, Sequence[Mapping[str, Any]]]) -> Snapshot:
    """Schema marts with one table per name, its columns those that the rows name; open until the test is over."""
    connection = duckdb.connect()
    connection.execute("create schema marts")
    for name, rows in tables.items():
        connection.register("given", pd.DataFrame([dict(row) for row in rows]))
        connection.execute(f"create table marts.{name} as select * from given")
        connection.unregister("given")
    return Snapshot("by hand", connection)
