"""A warehouse of an older Muster goes on: what it holds is told as before."""

from __future__ import annotations

from pathlib import Path

import duckdb

from ingestion.loading.raw_schema import ensure_raw
from tests.ingestion.books import DRILL_HEADINGS, drill
from tests.ingestion.raw_county import REGISTER, RawCounty

TOLD = (
    "from raw.source_records",
    "from raw.record_cells",
    "from raw.record_regions",
    "from raw.record_bodies",
    "select table_id, sheet, rows_accepted, rows_doubtful, in_force_to, decided_because from raw.delivery_tables",
)


def told(county: RawCounty) -> list[list[tuple[object, ...]]]:
    return [county.rows(f"{query} order by all") for query in TOLD]


def made_older(connection: duckdb.DuckDBPyConnection) -> None:
    """The same rows as they were stored before: ids beside every record, what is told of it in a table of its own."""
    connection.execute("create temp table told_of_records as from raw.source_records")
    for view in ("source_records", "record_cells", "record_regions", "record_bodies"):
        connection.execute(f"drop view raw.{view}")
    for table in ("record_names", "named_regions", "named_bodies"):
        connection.execute(f"drop table raw.{table}")
    connection.execute("create table raw.source_records as from told_of_records")
    connection.execute("create table raw.record_regions (record_id varchar, region_code varchar)")
    connection.execute("alter table raw.delivery_tables drop column table_id")
    for table, column in connection.execute(
        "select table_name, column_name from information_schema.columns where column_name = 'natural_key' and "
        "table_schema = 'raw' and table_name <> 'source_records'"
    ).fetchall():
        connection.execute(
            f"create temp table kept as select * exclude (table_id, is_doubtful, as_sent, {column}) "
            f"from raw.{table}"
        )
        connection.execute(f"drop table raw.{table}")
        connection.execute(f"create table raw.{table} as from kept")
        connection.execute("drop table kept")


def test_a_warehouse_that_stored_every_id_is_read_on_as_it_was(tmp_path: Path) -> None:
    county = RawCounty(tmp_path)
    county.take("区划.xlsx", {"区划": REGISTER})
    county.take(
        "演练.xlsx", {"一": [DRILL_HEADINGS, drill(1, 演练名称="（一)防汛"), drill(2, 参演人数="约80人")]}
    )
    county.take("演练更正.xlsx", {"一": [DRILL_HEADINGS, drill(1), drill(2), drill(3)]})
    county.settle()
    before = told(county)
    made_older(county.connection)
    ensure_raw(county.connection)
    county.settle()
    assert told(county) == before
    assert county.rows("select count(*) from raw.source_records where not is_in_force") == [(2,)]
