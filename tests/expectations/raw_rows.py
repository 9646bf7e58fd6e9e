"""A raw schema in memory with sound rows, for tests to spoil."""

from __future__ import annotations

from datetime import date

import duckdb

from catalogue.loader import code_lists, contracts
from catalogue.models import Column, Table
from ingestion.loading.raw_schema import ensure_raw
from ingestion.loading.raw_tables import raw_name, table_ddl

RECEIVED = date(2024, 10, 8)


def empty_raw() -> duckdb.DuckDBPyConnection:
    """An in-memory database with every raw table, none of them filled."""
    connection = duckdb.connect()
    ensure_raw(connection)
    return connection


def deliver(
    connection: duckdb.DuckDBPyConnection,
    delivery: str,
    export: str,
    table_name: str,
    rows: int,
    rejected: int = 0,
) -> None:
    """Load `rows` records that break no promise of the contract, all columns filled."""
    table = next(table for table in contracts()[export].tables if table.table == table_name)
    connection.execute(
        "insert into raw.deliveries (delivery_id, received_on) values (?, ?)", [delivery, RECEIVED]
    )
    connection.execute(
        "insert into raw.delivery_tables (delivery_id, export_code, table_name, rows_accepted, rows_doubtful, "
        "rows_rejected) values (?, ?, ?, ?, 0, ?)",
        [delivery, export, table_name, rows, rejected],
    )
    selects = ", ".join(
        f'{_sound_value(table, name, kind, delivery)} as "{name}"' for name, kind in table_ddl(table)
    )
    connection.execute(
        f"insert into raw.{raw_name(export, table_name)} by name select {selects} from range({rows}) as r(i)"
    )


def _sound_value(table: Table, name: str, kind: str, delivery: str) -> str:
    if name == "delivery_id":
        return f"'{delivery}'"
    for column in table.columns:
        if name == column.name or name.startswith(column.name + "_"):
            found = _sound_cell(column, name.removeprefix(column.name))
            if found is not None:
                return found
    return {
        "varchar": f"'{delivery}-' || i",
        "integer": "i",
        "json": "null",
        "date": "date '2024-06-01'",
        "double": "10.0",
        "boolean": "false",
        "timestamp": "timestamp '2024-06-01 08:00:00'",
    }[kind]


def _sound_cell(column: Column, ending: str) -> str | None:
    if ending == "_precision":
        return "'day'"
    if ending == "_code" and column.code_list:
        return f"'{code_lists()[column.code_list].entries[0].code}'"
    if ending == "_number" and column.axis:
        return "110.0" if column.axis == "longitude" else "33.0"
    if ending == "" and column.type == "credit_code":
        return "'91410000MA3X0000' || lpad(cast(i as varchar), 2, '0')"
    if ending == "" and column.type == "region_code":
        return "'4197' || lpad(cast(i as varchar), 2, '0')"
    return None
