"""A warehouse of an older Muster, which stored every record's id and told of it in a table beside, in today's shape."""

from __future__ import annotations

from collections.abc import Sequence

import duckdb

from ingestion.loading.raw_tables import RECORD_ID

_OF_THE_RECORD = {"is_doubtful": "boolean", "as_sent": "json", "natural_key": "varchar"}


def bring_up(connection: duckdb.DuckDBPyConnection, tables: Sequence[str]) -> None:
    """Move what raw.source_records held into the raw tables of the records. Nothing happens to a warehouse of today.

    `tables`: every raw table of records. What was found for names is found anew at the next refresh.
    """
    present = dict(
        connection.execute(
            "select table_name, table_type from information_schema.tables where table_schema = 'raw'"
        ).fetchall()
    )
    if present.get("source_records") != "BASE TABLE":
        return
    connection.execute("begin")
    connection.execute("drop view if exists raw.record_cells")
    connection.execute("alter table raw.delivery_tables add column table_id varchar")
    for column, kind in _OF_THE_RECORD.items():
        connection.execute(f"alter table raw.source_records add column if not exists {column} {kind}")
    for table in tables:
        if table in present:
            _reshape(connection, table)
    for gone in ("source_records", "record_regions", "record_bodies"):
        connection.execute(f"drop table if exists raw.{gone}")
    connection.execute("commit")


def _reshape(connection: duckdb.DuckDBPyConnection, table: str) -> None:
    columns = [
        (name, kind)
        for name, kind, *_ in connection.execute(f"describe raw.{table}").fetchall()
        if name != "record_id"
    ]
    listed = ", ".join(f'"{name}"' for name, _ in columns)
    spread = ", ".join(f'"{name}" {kind}' for name, kind in (*columns, *_OF_THE_RECORD.items()))
    told = ", ".join(f"s.{name}" for name in _OF_THE_RECORD)
    connection.execute(f"alter table raw.{table} rename to {table}_older")
    connection.execute(f"""
        create table raw.{table} (
            record_id varchar generated always as ({RECORD_ID}) virtual, table_id varchar, {spread}
        )
    """)
    connection.execute(f"""
        insert into raw.{table} (table_id, {listed}, {", ".join(_OF_THE_RECORD)})
        select regexp_replace(r.record_id, '-[0-9]+$', ''), {", ".join(f'r."{name}"' for name, _ in columns)}, {told}
        from raw.{table}_older r join raw.source_records s using (record_id)
    """)
    connection.execute(f"drop table raw.{table}_older")
    connection.execute(f"""
        update raw.delivery_tables t set table_id = r.table_id
        from (select distinct table_id, delivery_id, sheet, table_no from raw.{table}) r
        where r.delivery_id = t.delivery_id and r.sheet = t.sheet and r.table_no = t.table_no
    """)
