"""What was read, into the raw tables."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import duckdb
import pyarrow as pa

from catalogue.loader import contracts
from ingestion.privacy import person_key, scrub
from ingestion.raw_tables import FIXED_TABLES, raw_name, table_ddl
from ingestion.reading import FileReading, Problem, ReadTable
from ingestion.receive import Received

_ARROW = {
    "varchar": pa.string(),
    "json": pa.string(),
    "double": pa.float64(),
    "boolean": pa.bool_(),
    "date": pa.date32(),
    "timestamp": pa.timestamp("us"),
    "integer": pa.int32(),
    "bigint": pa.int64(),
}


def fixed_ddl(fixed: str) -> list[tuple[str, str]]:
    return [(part.split()[0], part.split()[1]) for part in FIXED_TABLES[fixed].split(", ")]


def insert_columns(
    connection: duckdb.DuckDBPyConnection,
    table: str,
    ddl: Sequence[tuple[str, str]],
    columns: dict[str, list[Any]],
) -> None:
    """Append columns (name → values, equally long) to raw.<table>; absent columns become null."""
    count = len(next(iter(columns.values()), []))
    if not count:
        return
    arrays = [pa.array(columns.get(name, [None] * count), type=_ARROW[kind]) for name, kind in ddl]
    batch = pa.table(arrays, names=[name for name, _ in ddl])
    connection.register("incoming", batch)
    names = ", ".join(f'"{name}"' for name, _ in ddl)
    connection.execute(f"insert into raw.{table} ({names}) select {names} from incoming")
    connection.unregister("incoming")


def insert_rows(connection: duckdb.DuckDBPyConnection, table: str, rows: Sequence[dict[str, Any]]) -> None:
    """Append rows to one of the fixed raw tables."""
    if rows:
        ddl = fixed_ddl(table)
        insert_columns(connection, table, ddl, {name: [row.get(name) for row in rows] for name, _ in ddl})


def load_delivery(
    connection: duckdb.DuckDBPyConnection, received: Received, reading: FileReading, key: bytes, now: datetime
) -> None:
    """One delivery with all that it held: records, issues, keys, row balance, problems."""
    insert_rows(
        connection,
        "deliveries",
        [
            {
                "delivery_id": received.delivery_id,
                "file_name": scrub(received.file_name),
                "sha256": received.sha256,
                "received_on": received.received_on,
                "received_at": now,
                "sender": scrub(received.sender),
                "replaces": scrub(received.replaces),
            }
        ],
    )
    insert_rows(
        connection, "delivery_problems", [_problem_row(received, problem) for problem in reading.problems]
    )
    for table in reading.tables:
        _load_table(connection, received, table, key)


def _problem_row(received: Received, problem: Problem) -> dict[str, Any]:
    return {
        "delivery_id": received.delivery_id,
        "file_name": scrub(received.file_name),
        "sheet": scrub(problem.sheet),
        "code": problem.code,
        "message_zh": problem.message_zh,
    }


def _load_table(
    connection: duckdb.DuckDBPyConnection, received: Received, read: ReadTable, key: bytes
) -> None:
    contract = contracts()[read.export]
    table = next(t for t in contract.tables if t.table == read.table)
    insert_columns(connection, raw_name(read.export, read.table), table_ddl(table), read.columns)
    count = len(read.columns["record_id"])
    hashed = [person_key(key, "natural", k) if k else None for k in read.keys] or [None] * count
    insert_columns(
        connection,
        "source_records",
        fixed_ddl("source_records"),
        {
            "record_id": read.columns["record_id"],
            "export_code": [read.export] * count,
            "table_name": [read.table] * count,
            "delivery_id": [received.delivery_id] * count,
            "sheet": [read.sheet] * count,
            "table_no": [read.table_no] * count,
            "row_number": read.columns["row_number"],
            "is_doubtful": read.columns["is_doubtful"],
            "is_in_force": [True] * count,
            "cells": read.cells,
            "natural_key": hashed,
        },
    )
    insert_rows(
        connection,
        "cell_issues",
        [
            {
                **issue,
                "delivery_id": received.delivery_id,
                "export_code": read.export,
                "sheet": read.sheet,
                "table_no": read.table_no,
            }
            for issue in read.issues
        ],
    )
    days = [d for d in read.columns.get(f"{table.event_date}_from", []) if d] if table.event_date else []
    insert_rows(
        connection,
        "delivery_tables",
        [
            {
                "delivery_id": received.delivery_id,
                "export_code": read.export,
                "table_name": read.table,
                "sheet": read.sheet,
                "table_no": read.table_no,
                "owner_code": contract.owner,
                "scope_region_text": "\n".join(_scope_texts(read, received)),
                "statement_on": read.statement_on,
                "period_from": min(days, default=None),
                "period_to": max(days, default=None),
                "rows_read": read.rows_read,
                "rows_accepted": read.rows_accepted,
                "rows_doubtful": read.rows_doubtful,
                "rows_rejected": read.rows_rejected,
                "rows_explained": sum(read.explained.values()),
                "score": read.score,
                "in_force_from": received.received_on,
                "decided_because": "新增",
            }
        ],
    )


def _scope_texts(read: ReadTable, received: Received) -> list[str]:
    """Texts that may say for which township a table was filled in, surest first."""
    texts = [read.filled_by or "", read.sheet, *read.places, received.sender]
    return [scrub(text.replace("\n", " ")) for text in texts]
