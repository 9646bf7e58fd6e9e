"""The readings of one file as Arrow tables of the raw shape, made in the child so that the parent only inserts."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from catalogue.loader import contracts
from catalogue.models import Table
from ingestion.coded import overlaid
from ingestion.columnwise import joined
from ingestion.loading.raw_rows import arrow_rows, arrow_table
from ingestion.loading.raw_tables import raw_name, table_ddl
from ingestion.opening.files import file_kind
from ingestion.opening.grid import UnreadableFile
from ingestion.opening.pieces import Piece, cut, read_piece
from ingestion.privacy import scrub
from ingestion.reading import Context, FileReading, ReadTable
from ingestion.records.doors import say_nothing
from ingestion.records.keyed import keyed_hashes
from ingestion.records.texthash import text_hashes
from ingestion.sheets import body_of, read_file, read_sheets

_NOTHING = pa.array([], pa.string())


@dataclass
class Packed:
    """What a file (or a piece of one) said of itself, and its rows by raw table. The reading's columns are emptied.

    `marks`: row_number, hash of the row, hash of its natural key (null where it is empty); of pieces only.
    """

    reading: FileReading
    batches: list[tuple[str, pa.Table]]
    marks: pa.Table | None = None


def read_packed(path: Path, context: Context) -> Packed | list[Piece]:
    """Read a file and pack its rows, or say in which pieces it is to be read. Raises UnreadableFile."""
    if file_kind(path) == "text":
        pieces = cut(path, lambda grid: body_of(grid, context))
        if pieces:
            return pieces
    return _packed(read_file(path, context), context)


def read_packed_piece(path: Path, context: Context, piece: Piece) -> Packed:
    """Read and pack one piece of a large file. Raises UnreadableFile."""
    reading = read_sheets([read_piece(path, piece)], context)
    # the last piece may hold nothing but the notes below the table
    reading.problems = [problem for problem in reading.problems if problem.code != "nothing_filled"]
    if len(reading.tables) != 1 or reading.problems:
        raise UnreadableFile(
            "mixed",
            f"文件很大，且第{piece.first_row + 1}行以后不止一张表。请把每张表存为单独的文件后重新报送。",
        )
    marks = _marks(reading.tables[0])
    packed = _packed(reading, context)
    packed.marks = marks
    return packed


def _packed(reading: FileReading, context: Context) -> Packed:
    batches = [batch for table in reading.tables for batch in _batches(table, context)]
    for table in reading.tables:
        table.columns, table.as_sent, table.keys, table.issues = {}, _NOTHING, _NOTHING, []
        table.row_hashes, table.secret_keys = table.row_hashes[:0], table.secret_keys[:0]
    return Packed(reading, batches)


def _marks(table: ReadTable) -> pa.Table:
    return pa.table(
        {
            "row_number": table.columns["row_number"],
            "row_hash": pa.array(table.row_hashes),
            "key_hash": pa.array(text_hashes(table.keys), mask=say_nothing(table.keys)),
        }
    )


def _contract(read: ReadTable) -> Table:
    return next(table for table in contracts()[read.export].tables if table.table == read.table)


def _batches(read: ReadTable, context: Context) -> list[tuple[str, pa.Table]]:
    table = _contract(read)
    place = {
        "export_code": read.export,
        "delivery_id": context.delivery_id,
        "sheet": read.sheet,
        "table_no": read.table_no,
    }
    issues = [{**issue, **place} for issue in read.issues]
    columns = {**read.columns, "as_sent": read.as_sent, "natural_key": _natural_keys(read, context)}
    return [
        (raw_name(read.export, read.table), arrow_table(table_ddl(table), columns, {}, len(read.keys))),
        ("cell_issues", arrow_rows("cell_issues", issues)),
    ]


def table_batches(read: ReadTable, context: Context) -> list[tuple[str, pa.Table]]:
    """What is kept of the table as a whole: its columns and its row balance."""
    return [
        ("delivery_columns", _delivery_columns(read, context)),
        ("delivery_tables", _delivery_table(read, context)),
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


def _natural_keys(read: ReadTable, context: Context) -> pa.Array:
    """Every natural key, or its keyed hash where it may tell of people; an empty one is none."""
    named = pc.if_else(pc.equal(read.keys, ""), pa.scalar(None, pa.string()), read.keys)
    places = np.flatnonzero(read.secret_keys)
    return overlaid(named, places, _keyed(named.take(pa.array(places)), context))


def _keyed(named: pa.Array, context: Context) -> pa.Array:
    return keyed_hashes(context.key, joined("natural\x1f", named))


def _delivery_table(read: ReadTable, context: Context) -> pa.Table:
    row = {
        "table_id": read.table_id,
        "delivery_id": context.delivery_id,
        "export_code": read.export,
        "table_name": read.table,
        "sheet": read.sheet,
        "table_no": read.table_no,
        "owner_code": contracts()[read.export].owner,
        "scope_region_text": "\n".join(_scope_texts(read, context)),
        "statement_on": read.statement_on,
        "period_from": read.period_from,
        "period_to": read.period_to,
        "rows_read": read.rows_read,
        "rows_accepted": read.rows_accepted,
        "rows_doubtful": read.rows_doubtful,
        "rows_rejected": read.rows_rejected,
        "rows_explained": sum(read.explained.values()),
        "score": read.score,
        "in_force_from": context.received_on,
        "decided_because": "新增",
        "fingerprint": read.fingerprint,
        "headings": json.dumps([scrub(heading) for heading in read.headings], ensure_ascii=False),
        "layout": read.layout,
    }
    return arrow_rows("delivery_tables", [row])


def _scope_texts(read: ReadTable, context: Context) -> list[str]:
    """Texts that may say for which township a table was filled in, surest first."""
    texts = [read.filled_by or "", read.sheet, *read.places, context.sender]
    return [scrub(text.replace("\n", " ")) for text in texts]
