"""The raw tables as they lie on the disk."""

from __future__ import annotations

from pathlib import Path

import duckdb

from catalogue.loader import contracts
from ingestion.loading.raw_schema import ensure_raw
from ingestion.loading.raw_tables import differing, table_ddl


def test_columns_whose_texts_differ_in_every_row_are_columns_of_text() -> None:
    for contract in contracts().values():
        for table in contract.tables:
            kinds = dict(table_ddl(table))
            assert {kinds[column] for column in differing(table)} == {"varchar"}, contract.export


def test_texts_that_differ_in_every_row_are_not_tried_as_a_dictionary(tmp_path: Path) -> None:
    with duckdb.connect(str(tmp_path / "warehouse.duckdb")) as connection:
        ensure_raw(connection)
        connection.execute(
            "insert into raw.f06_hazards (natural_key, hazard_no, township) "
            "select 'yh' || i, 'YH-' || i, '城关镇' from range(130000) t(i)"
        )
        connection.execute("checkpoint")
        ways = connection.execute("""
            select column_name, string_agg(distinct compression, ' ')
            from pragma_storage_info('raw.f06_hazards')
            where segment_type = 'VARCHAR' and column_name in ('natural_key', 'hazard_no', 'township')
            group by column_name order by column_name
        """).fetchall()
    assert dict(ways) == {"hazard_no": "ZSTD", "natural_key": "ZSTD", "township": "DICT_FSST"}
