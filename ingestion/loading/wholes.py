"""The pieces of a large file put together: one reading, copies and conflicting keys across pieces found and said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from ingestion.loading.insert import insert, insert_rows
from ingestion.loading.pack import read_packed_piece
from ingestion.loading.raw_tables import raw_name
from ingestion.loading.wholetotals import check_whole_totals
from ingestion.opening.grid import UnreadableFile
from ingestion.opening.pieces import Piece
from ingestion.processes.readers import Answers
from ingestion.reading import Context, FileReading, ReadTable

_COUNTS = ("rows_read", "rows_accepted", "rows_doubtful", "rows_rejected")


def load_pieces(
    connection: duckdb.DuckDBPyConnection,
    answers: Answers,
    path: Path,
    context: Context,
    pieces: Sequence[Piece],
) -> FileReading:
    """Read the pieces, insert their rows as they come, and settle what concerns several of them.

    Raises UnreadableFile when one cannot be read; then no row of the file stays.
    """
    whole: FileReading | None = None
    marks: list[pa.Table] = []
    with _one_thread(connection):
        for part in answers((read_packed_piece, (path, context, piece)) for piece in pieces):
            if isinstance(part, UnreadableFile):
                _take_back(connection, whole, context.delivery_id)
                raise part
            for table, rows in part.batches:
                insert(connection, table, rows)
            marks.append(part.marks)
            if whole is None:
                whole = part.reading
            else:
                _put_together(whole, part.reading)
    assert whole is not None
    _settle(connection, whole.tables[0], context.delivery_id, marks)
    return whole


@contextmanager
def _one_thread(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Both children read meanwhile: a second thread inserts no faster and takes the processor from them."""
    connection.execute("set threads = 1")
    try:
        yield
    finally:
        connection.execute("reset threads")


def _take_back(connection: duckdb.DuckDBPyConnection, whole: FileReading | None, delivery_id: str) -> None:
    for read in whole.tables if whole else ():
        for table in (raw_name(read.export, read.table), "cell_issues"):
            connection.execute(f"delete from raw.{table} where delivery_id = ?", [delivery_id])


def _put_together(whole: FileReading, piece: FileReading) -> None:
    """Add a later piece's counts to the reading of the pieces before it; in place."""
    table, more = whole.tables[0], piece.tables[0]
    for name in _COUNTS:
        setattr(table, name, getattr(table, name) + getattr(more, name))
    table.stated_totals += more.stated_totals
    table.explained = dict(Counter(table.explained) + Counter(more.explained))
    table.period_from = min((day for day in (table.period_from, more.period_from) if day), default=None)
    table.period_to = max((day for day in (table.period_to, more.period_to) if day), default=None)


def _settle(
    connection: duckdb.DuckDBPyConnection, read: ReadTable, delivery_id: str, marks: Sequence[pa.Table]
) -> None:
    """Reject copies of rows in earlier pieces and doubt keys that an earlier piece has with other content."""
    with ThreadPoolExecutor(2) as sorting:
        same_rows, same_keys = sorting.map(partial(_repeated, marks), ("row_hash", "key_hash"))
    copies = _again(marks, "row_hash", same_rows)
    _reject(connection, read, delivery_id, copies)
    _doubt(connection, read, delivery_id, _again(marks, "key_hash", same_keys, {row for row, _ in copies}))
    check_whole_totals(connection, read, delivery_id)


def _repeated(marks: Sequence[pa.Table], mark: str) -> pa.Array:
    """The marks that more than one record has."""
    ordered = np.sort(np.concatenate([pc.drop_null(piece[mark]).to_numpy() for piece in marks]))
    return pa.array(np.unique(ordered[1:][ordered[1:] == ordered[:-1]]))


def _again(
    marks: Sequence[pa.Table], mark: str, repeated: pa.Array, left_out: Collection[int] = frozenset()
) -> list[tuple[int, int]]:
    """(row, first row) of records whose mark stands in an earlier piece already; one per piece and mark."""
    first: dict[int, int] = {}
    found: list[tuple[int, int]] = []
    for piece in marks if len(repeated) else ():
        again = piece.filter(pc.is_in(piece[mark], repeated))
        here: dict[int, int] = {}
        for value, row in zip(again[mark].to_pylist(), again["row_number"].to_pylist(), strict=True):
            if row not in left_out:
                here.setdefault(value, row)
        found += [(row, first[value]) for value, row in here.items() if value in first]
        first = here | first
    return sorted(found)


def _is_doubtful(
    connection: duckdb.DuckDBPyConnection, read: ReadTable, rows: Sequence[int]
) -> dict[int, bool]:
    return dict(
        connection.execute(
            f"select row_number, is_doubtful from raw.{raw_name(read.export, read.table)} "
            "where table_id = ? and list_contains(?, row_number)",
            [read.table_id, list(rows)],
        ).fetchall()
    )


def _reject(
    connection: duckdb.DuckDBPyConnection,
    read: ReadTable,
    delivery_id: str,
    copies: Sequence[tuple[int, int]],
) -> None:
    if not copies:
        return
    rows = [again for again, _ in copies]
    doubtful = _is_doubtful(connection, read, rows)
    connection.execute(
        f"delete from raw.{raw_name(read.export, read.table)} where table_id = ? and list_contains(?, row_number)",
        [read.table_id, rows],
    )
    connection.execute(
        "update raw.cell_issues set record_id = null where list_contains(?, record_id)",
        [[_id_of(read, row) for row in rows]],
    )
    reasons = [(again, f"重复行：与第{first}行完全相同") for again, first in copies]
    _say(connection, read, delivery_id, reasons, "rejected", "duplicate")
    read.rows_rejected += len(rows)
    read.rows_doubtful -= sum(doubtful.values())
    read.rows_accepted -= len(rows) - sum(doubtful.values())


def _doubt(
    connection: duckdb.DuckDBPyConnection, read: ReadTable, delivery_id: str, again: Sequence[tuple[int, int]]
) -> None:
    if not again:
        return
    doubtful = _is_doubtful(connection, read, [row for row, _ in again])
    connection.execute(
        f"update raw.{raw_name(read.export, read.table)} set is_doubtful = true "
        "where table_id = ? and list_contains(?, row_number)",
        [read.table_id, list(doubtful)],
    )
    reasons = [(row, f"与第{first}行编号或名称相同而内容不同，请核对") for row, first in again]
    _say(connection, read, delivery_id, reasons, "doubtful", "conflicting_key")
    newly = sum(not was for was in doubtful.values())
    read.rows_doubtful += newly
    read.rows_accepted -= newly


def _id_of(read: ReadTable, row: int) -> str:
    return f"{read.table_id}-{row}"


def _say(
    connection: duckdb.DuckDBPyConnection,
    read: ReadTable,
    delivery_id: str,
    reasons: Sequence[tuple[int, str]],
    severity: str,
    code: str,
) -> None:
    same: dict[str, Any] = {
        "delivery_id": delivery_id,
        "export_code": read.export,
        "sheet": read.sheet,
        "table_no": read.table_no,
        "column_name": "",
        "column_zh": "",
        "value": "",
        "severity": severity,
        "issue_code": code,
    }
    rows = [
        {
            **same,
            "row_number": row,
            "record_id": None if severity == "rejected" else _id_of(read, row),
            "reason_zh": reason,
        }
        for row, reason in reasons
    ]
    insert_rows(connection, "cell_issues", rows)
