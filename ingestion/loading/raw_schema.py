"""The raw schema in the warehouse. Every table exists, so that a county without an export still builds."""

from __future__ import annotations

import duckdb

from catalogue.loader import contracts
from ingestion.loading.older_shape import bring_up
from ingestion.loading.raw_tables import FIXED_TABLES, RECORD_ID, differing, fixed_ddl, raw_name, table_ddl
from ingestion.loading.record_views import create_views
from ingestion.loading.sent_cells import create_view

_DIFFERING = " using compression zstd"
"""Of texts that differ in every row no dictionary can be made; to try costs twice what this does."""


def ensure_raw(connection: duckdb.DuckDBPyConnection) -> None:
    """Create the raw schema and every table, column and view that is missing in it. What is there stays."""
    connection.execute("create schema if not exists raw")
    of_records = {
        raw_name(contract.export, table.table): table
        for contract in contracts().values()
        for table in contract.tables
    }
    bring_up(connection, list(of_records))
    declared = {name: table_ddl(table) for name, table in of_records.items()} | {
        name: fixed_ddl(name) for name in FIXED_TABLES
    }
    present: dict[str, set[str]] = {}
    for table_name, column in connection.execute(
        "select table_name, column_name from information_schema.columns where table_schema = 'raw'"
    ).fetchall():
        present.setdefault(table_name, set()).add(column)
    missing = []
    for name, columns in declared.items():
        if name not in present:
            differ = differing(of_records[name]) if name in of_records else set()
            spread = [
                f'"{column}" {kind}{_DIFFERING if column in differ else ""}' for column, kind in columns
            ]
            if name in of_records:
                spread.insert(0, f"record_id varchar generated always as ({RECORD_ID}) virtual")
            missing.append(f"create table raw.{name} ({', '.join(spread)})")
        missing += [
            f'alter table raw.{name} add column "{column}" {kind}'
            for column, kind in columns
            if name in present and column not in present[name]
        ]
    if missing:
        # one transaction: a commit to the disk per table takes longer than all the rest
        connection.execute("; ".join(["begin", *missing, "commit"]))
    create_views(connection)
    create_view(connection)
