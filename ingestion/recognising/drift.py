"""Drift: how the headings of a delivery differ from the last ones of the same export and sender."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import duckdb
from rapidfuzz import fuzz

from ingestion.recognising.headingwords import plain_form
from ingestion.text import heading_key

_RENAMED_FLOOR = 60.0


@dataclass(frozen=True)
class Drift:
    """One table whose headings changed. `renamed`: (before, now). `since`: file name of the delivery compared with."""

    delivery_id: str
    export_code: str
    sheet: str
    table_no: int
    since: str
    gone: tuple[str, ...]
    new: tuple[str, ...]
    renamed: tuple[tuple[str, str], ...]

    @property
    def line_zh(self) -> str:
        """One line for the receipt."""
        said = [f"“{before}”改为“{now}”" for before, now in self.renamed]
        said += [f"少了{'、'.join(self.gone)}"] if self.gone else []
        said += [f"多了{'、'.join(self.new)}"] if self.new else []
        return f"表头与上次（{self.since}）不同：{'；'.join(said)}。请核对列的对应。"


@dataclass(frozen=True)
class _Table:
    """The headings of one table: comparable text → (heading as written, column it was taken for)."""

    delivery_id: str
    export_code: str
    table_name: str
    sheet: str
    table_no: int
    file_name: str
    whose: str
    order: list[Any]
    headings: dict[str, tuple[str, str]]


def drift(connection: duckdb.DuckDBPyConnection, deliveries: Sequence[str]) -> list[Drift]:
    """Each table of these deliveries whose headings differ from the last delivery of its export and sender.

    Without a sender the export's owner stands for it. Another order is no drift; of several sheets of the last
    delivery the most similar one counts.
    """
    tables = _tables(connection)
    found = []
    for table in tables:
        if table.delivery_id not in deliveries:
            continue
        before = [
            other
            for other in tables
            if (other.export_code, other.table_name, other.whose)
            == (table.export_code, table.table_name, table.whose)
            and other.order < table.order
        ]
        last = max((other.order for other in before), default=None)
        candidates = [other for other in before if other.order == last]
        if candidates:
            nearest = max(candidates, key=lambda other: len(other.headings.keys() & table.headings.keys()))
            if nearest.headings.keys() != table.headings.keys():
                found.append(_difference(nearest, table))
    return found


def _difference(before: _Table, now: _Table) -> Drift:
    gone = [key for key in before.headings if key not in now.headings]
    new = [key for key in now.headings if key not in before.headings]
    renamed = []
    for key in list(gone):
        heading, column = before.headings[key]
        near = [other for other in new if _is_renamed(key, column, other, now.headings[other][1])]
        if near:
            other = max(
                near, key=lambda one: (bool(column) and now.headings[one][1] == column, fuzz.ratio(key, one))
            )
            renamed.append((heading, now.headings[other][0]))
            gone.remove(key)
            new.remove(other)
    return Drift(
        now.delivery_id,
        now.export_code,
        now.sheet,
        now.table_no,
        before.file_name,
        tuple(before.headings[key][0] for key in gone),
        tuple(now.headings[key][0] for key in new),
        tuple(renamed),
    )


def _is_renamed(before: str, column: str, now: str, now_column: str) -> bool:
    """Taken for the same column, or near by its letters where one of the two was taken for none."""
    if column and now_column:
        return column == now_column
    return fuzz.ratio(plain_form(before), plain_form(now)) >= _RENAMED_FLOOR


def _tables(connection: duckdb.DuckDBPyConnection) -> list[_Table]:
    rows = connection.execute("""
        select c.delivery_id, c.export_code, c.table_name, c.sheet, c.table_no, d.file_name,
               coalesce(nullif(d.sender, ''), t.owner_code, ''), d.received_on, d.received_at, d.delivery_id,
               list(c.heading order by c.column_number), list(coalesce(c.column_name, '') order by c.column_number)
        from raw.delivery_columns c
        join raw.deliveries d using (delivery_id)
        join raw.delivery_tables t on t.delivery_id = c.delivery_id and t.sheet = c.sheet and t.table_no = c.table_no
        where c.heading is not null
        group by all order by all
    """).fetchall()
    return [
        _Table(delivery, export, table, sheet, number, file, whose, order, dict(_named(headings, columns)))
        for delivery, export, table, sheet, number, file, whose, *order, headings, columns in rows
    ]


def _named(headings: Sequence[str], columns: Sequence[str]) -> list[tuple[str, tuple[str, str]]]:
    return [(heading_key(h), (h, name)) for h, name in zip(headings, columns, strict=True)]
