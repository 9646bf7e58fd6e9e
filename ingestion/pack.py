"""The readings of one file as Arrow tables of the raw shape, made in the child so that the parent only inserts."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from catalogue.loader import contracts
from ingestion.privacy import person_key, scrub
from ingestion.raw_rows import arrow_columns, arrow_rows
from ingestion.raw_tables import fixed_ddl, raw_name, table_ddl
from ingestion.reading import Context, FileReading, ReadTable
from ingestion.sheets import read_file


@dataclass
class Packed:
    """What a file said of itself, and its rows by raw table. The reading's own columns are emptied."""

    reading: FileReading
    batches: list[tuple[str, pa.Table]]


def read_packed(path: Path, context: Context) -> Packed:
    """Read a file and pack its rows. Raises UnreadableFile."""
    reading = read_file(path, context)
    batches = [batch for table in reading.tables for batch in _batches(table, context)]
    for table in reading.tables:
        table.columns, table.cells, table.keys, table.issues = {}, [], [], []
    return Packed(reading, batches)


def _batches(read: ReadTable, context: Context) -> list[tuple[str, pa.Table]]:
    table = next(t for t in contracts()[read.export].tables if t.table == read.table)
    place = {
        "export_code": read.export,
        "delivery_id": context.delivery_id,
        "sheet": read.sheet,
        "table_no": read.table_no,
    }
    issues = [{**issue, **place} for issue in read.issues]
    return [
        (raw_name(read.export, read.table), arrow_columns(table_ddl(table), read.columns)),
        ("source_records", _source_records(read, context)),
        ("cell_issues", arrow_rows("cell_issues", issues)),
        ("delivery_columns", _delivery_columns(read, context)),
        ("delivery_tables", _delivery_table(read, context, table.event_date)),
    ]


def _delivery_columns(read: ReadTable, context: Context) -> pa.Table:
    """Where each heading stands in the sheet (columns from 1) and which column it was taken for."""
    same = {
        "delivery_id": context.delivery_id,
        "export_code": read.export,
        "table_name": read.table,
        "sheet": read.sheet,
        "table_no": read.table_no,
    }
    mapped = [
        {
            **same,
            "column_number": position + 1,
            "heading": scrub(heading),
            "column_name": name,
            "score": score,
        }
        for position, heading, name, score in read.mapping
    ]
    unmapped = [
        {**same, "column_number": position + 1, "heading": scrub(heading)}
        for position, heading in read.unmapped
    ]
    return arrow_rows("delivery_columns", [*mapped, *unmapped])


def _source_records(read: ReadTable, context: Context) -> pa.Table:
    count = len(read.columns["record_id"])
    same = {
        "export_code": read.export,
        "table_name": read.table,
        "delivery_id": context.delivery_id,
        "sheet": read.sheet,
        "table_no": read.table_no,
        "is_in_force": True,
    }
    return arrow_columns(
        fixed_ddl("source_records"),
        {
            **{name: [value] * count for name, value in same.items()},
            "record_id": read.columns["record_id"],
            "row_number": read.columns["row_number"],
            "is_doubtful": read.columns["is_doubtful"],
            "cells": read.cells,
            "natural_key": [person_key(context.key, "natural", key) if key else None for key in read.keys],
        },
    )


def _delivery_table(read: ReadTable, context: Context, event_date: str | None) -> pa.Table:
    days = [day for day in read.columns.get(f"{event_date}_from", []) if day] if event_date else []
    row = {
        "delivery_id": context.delivery_id,
        "export_code": read.export,
        "table_name": read.table,
        "sheet": read.sheet,
        "table_no": read.table_no,
        "owner_code": contracts()[read.export].owner,
        "scope_region_text": "\n".join(_scope_texts(read, context)),
        "statement_on": read.statement_on,
        "period_from": min(days, default=None),
        "period_to": max(days, default=None),
        "rows_read": read.rows_read,
        "rows_accepted": read.rows_accepted,
        "rows_doubtful": read.rows_doubtful,
        "rows_rejected": read.rows_rejected,
        "rows_explained": sum(read.explained.values()),
        "score": read.score,
        "in_force_from": context.received_on,
        "decided_because": "新增",
    }
    return arrow_rows("delivery_tables", [row])


def _scope_texts(read: ReadTable, context: Context) -> list[str]:
    """Texts that may say for which township a table was filled in, surest first."""
    texts = [read.filled_by or "", read.sheet, *read.places, context.sender]
    return [scrub(text.replace("\n", " ")) for text in texts]
