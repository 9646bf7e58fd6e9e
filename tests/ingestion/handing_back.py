"""A file read, loaded and handed back in this process, as the refresh does it through a child."""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import duckdb
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from ingestion.handback.order import Order
from ingestion.handback.orders import orders
from ingestion.handback.write import write_handback
from ingestion.loading.load import Held, hold, insert_held, load_deliveries
from ingestion.loading.pack import Packed, read_packed, table_batches
from ingestion.loading.raw_schema import ensure_raw
from ingestion.reading import Context
from ingestion.receiving.receive import Received
from tests.ingestion.books import KEY, RECEIVED


@dataclass
class Back:
    """What came back: the bytes, the workbook as openpyxl reads it, its first sheet as texts by row."""

    order: Order
    content: bytes
    book: Workbook

    @property
    def summary(self) -> Worksheet:
        sheet = self.book.worksheets[0]
        assert isinstance(sheet, Worksheet)
        return sheet

    def listed(self) -> list[tuple[str, ...]]:
        """The lines of the list: severity, sheet, row, column, value, wrong, expected, cell."""
        rows = [[str(cell.value or "") for cell in row] for row in self.summary.iter_rows(max_col=9)]
        head = next(number for number, row in enumerate(rows) if row[0] == "序号")
        return [tuple(row[1:]) for row in rows[head + 1 :]]

    def texts(self) -> str:
        return "\n".join(str(cell.value) for row in self.summary.iter_rows() for cell in row if cell.value)


def sha256_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def ordered(path: Path, name: str = "", sender: str = "") -> list[Order]:
    """The orders for one file: one, or none when there is nothing to hand back."""
    received = Received("dtest", name or path.name, sha256_of(path.read_bytes()), RECEIVED, sender, "")
    with duckdb.connect() as connection:
        ensure_raw(connection)
        context = Context("dtest", received.file_name, RECEIVED, sender, KEY)
        packed = read_packed(path, context)
        assert isinstance(packed, Packed)
        held = Held()
        hold(connection, held, packed.batches)
        for table in packed.reading.tables:
            hold(connection, held, table_batches(table, context))
        insert_held(connection, held)
        load_deliveries(connection, [(received, packed.reading)], datetime(2024, 10, 20))
        return orders(connection, ["dtest"])


def handed_back(path: Path, name: str = "") -> Back:
    """The hand-back of a file that needs one."""
    (order,) = ordered(path, name)
    content = write_handback(path.read_bytes(), order)
    return Back(order, content, load_workbook(io.BytesIO(content)))


def colour(sheet: Worksheet, cell: str) -> str:
    """The fill of a cell (ARGB), '' without one."""
    fill = sheet[cell].fill
    return str(fill.fgColor.rgb) if fill.fill_type == "solid" else ""


def comment(sheet: Worksheet, cell: str) -> str:
    """The comment of a cell, '' without one."""
    found = sheet[cell].comment
    return str(found.text) if found else ""
