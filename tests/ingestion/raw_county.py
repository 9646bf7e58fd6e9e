"""Deliveries of an invented county loaded into raw tables in memory, without child processes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb

from ingestion.loading.load import Held, hold, insert_held, load_deliveries
from ingestion.loading.pack import Packed, read_packed, table_batches
from ingestion.loading.raw_schema import ensure_raw
from ingestion.reading import Context
from ingestion.receiving.receive import Received
from ingestion.resolve.apply import resolve_names
from ingestion.versions.versions import decide_versions
from tests.ingestion.books import KEY, Rows, write_book

REGISTER: Rows = [
    ["人口与区划（统计时点：2023年12月31日）"],
    ["区划代码", "名称", "户数", "常住人口", "变更"],
    ["510999", "青岚县", 60000, 180000, ""],
    ["510999101", "柳河镇", 9000, 30000, ""],
    ["510999102", "青石乡", 8000, 26000, "原石桥乡"],
    ["510999101201", "柳树村", 700, 2400, ""],
    ["510999101202", "大坪村", 600, 2000, ""],
    ["510999102201", "大坪村", 500, 1700, ""],
]


class RawCounty:
    """A warehouse in memory. `take` delivers one workbook; `settle` decides versions and resolves names."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.connection = duckdb.connect()
        self.new: set[str] = set()
        ensure_raw(self.connection)

    def take(
        self,
        name: str,
        sheets: Mapping[str, Rows],
        received_on: date = date(2024, 7, 5),
        sender: str = "",
        replaces: str = "",
        merges: dict[str, list[str]] | None = None,
    ) -> str:
        """Deliver; the id of the delivery."""
        path = write_book(self.folder / name, sheets, merges)
        delivery_id = f"d{len(self.new) + 1:03d}"
        context = Context(delivery_id, name, received_on, sender, KEY)
        packed = read_packed(path, context)
        assert isinstance(packed, Packed)
        received = Received(delivery_id, name, delivery_id * 4, received_on, sender, replaces)
        held = Held()
        hold(self.connection, held, packed.batches)
        for table in packed.reading.tables:
            hold(self.connection, held, table_batches(table, context))
        insert_held(self.connection, held)
        load_deliveries(self.connection, [(received, packed.reading)], datetime(2024, 10, 20))
        self.new.add(delivery_id)
        return delivery_id

    def settle(self) -> int:
        """How many tables were put out of force."""
        replaced = decide_versions(self.connection)
        resolve_names(self.connection, "", "")
        return replaced

    def rows(self, sql: str, *given: Any) -> list[tuple[Any, ...]]:
        return self.connection.execute(sql, list(given)).fetchall()

    def in_force(self) -> set[str]:
        """File names of deliveries with a table in force."""
        sql = """select file_name from raw.delivery_tables join raw.deliveries using (delivery_id)
                 where in_force_to is null"""
        return {row[0] for row in self.rows(sql)}
