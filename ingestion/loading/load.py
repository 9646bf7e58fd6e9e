"""What was read of all deliveries, into the raw tables: few large inserts, none of them held back for long."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby
from typing import Any

import duckdb
import pyarrow as pa

from ingestion.loading.insert import insert, insert_rows
from ingestion.privacy import scrub
from ingestion.reading import FileReading, Problem
from ingestion.receiving.receive import Received

HELD_AT_MOST = 64 * 1024**2


@dataclass
class Held:
    """Rows waiting to be inserted, by raw table."""

    batches: dict[str, list[pa.Table]] = field(default_factory=lambda: defaultdict(list))
    size: int = 0


def hold(connection: duckdb.DuckDBPyConnection, held: Held, batches: Sequence[tuple[str, pa.Table]]) -> None:
    """Keep rows for the next insert; insert when enough are waiting."""
    for table, rows in batches:
        if rows.num_rows:
            held.batches[table].append(rows)
            held.size += rows.nbytes
    if held.size > HELD_AT_MOST:
        insert_held(connection, held)


def insert_held(connection: duckdb.DuckDBPyConnection, held: Held) -> None:
    """Insert what is waiting, one insert per raw table."""
    for table, batches in held.batches.items():
        for _, alike in groupby(batches, key=lambda rows: str(rows.schema.types)):
            insert(connection, table, pa.concat_tables(alike))
    held.batches.clear()
    held.size = 0


def load_deliveries(
    connection: duckdb.DuckDBPyConnection, read: Sequence[tuple[Received, FileReading]], now: datetime
) -> None:
    """The deliveries themselves, and what of them could not be taken in."""
    insert_rows(connection, "deliveries", [_delivery_row(received, now) for received, _ in read])
    problems = [_problem_row(item, problem) for item, reading in read for problem in reading.problems]
    insert_rows(connection, "delivery_problems", problems)


def _delivery_row(received: Received, now: datetime) -> dict[str, Any]:
    return {
        "delivery_id": received.delivery_id,
        "file_name": scrub(received.file_name),
        "sha256": received.sha256,
        "received_on": received.received_on,
        "received_at": now,
        "sender": scrub(received.sender),
        "replaces": scrub(received.replaces),
    }


def _problem_row(received: Received, problem: Problem) -> dict[str, Any]:
    return {
        "delivery_id": received.delivery_id,
        "file_name": scrub(received.file_name),
        "sheet": scrub(problem.sheet),
        "code": problem.code,
        "message_zh": problem.message_zh,
        "fingerprint": problem.fingerprint or None,
        "headings": json.dumps(problem.headings, ensure_ascii=False),
        "export_code": problem.export or None,
        "table_name": problem.table or None,
        "score": problem.score,
        "layout": problem.layout,
    }
