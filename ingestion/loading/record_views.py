"""What is told of every record whatever its table: views over the raw tables, in which each of it is stored once."""

from __future__ import annotations

import duckdb

from catalogue.loader import contracts
from ingestion.loading.raw_tables import RECORD_ID, raw_name

_OF_NAMES = {
    "record_regions": ("named_regions", "region_code, village_code, is_resolved"),
    "record_bodies": (
        "named_bodies",
        "column_name, ordinal, body_text, body_kind, body_code, body_name, owner_code",
    ),
}


def create_views(connection: duckdb.DuckDBPyConnection) -> None:
    """Make raw.source_records, one row per accepted or doubtful record, replaced ones included; raw.record_regions
    and raw.record_bodies, which give each record in force what was found for its names.
    """
    connection.execute(f"create or replace view raw.source_records as {_source_records()}")
    for view, (found, columns) in _OF_NAMES.items():
        connection.execute(f"""
            create or replace view raw.{view} as
            select {RECORD_ID} as record_id, {columns} from raw.record_names join raw.{found} using (names_no)
        """)


def _source_records() -> str:
    every = " union all ".join(
        f"""
        select record_id, '{contract.export}' as export_code, '{table.table}' as table_name, delivery_id, sheet,
               table_no, row_number, is_doubtful, as_sent, natural_key, table_id
        from raw.{raw_name(contract.export, table.table)}"""
        for contract in contracts().values()
        for table in contract.tables
    )
    return f"""
        select r.* exclude (table_id), t.in_force_to is null as is_in_force
        from ({every}) r left join raw.delivery_tables t on r.table_id = t.table_id"""
