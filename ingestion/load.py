"""What was read of all deliveries, into the raw tables: one insert per table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import duckdb
import pyarrow as pa

from ingestion.pack import Packed
from ingestion.privacy import scrub
from ingestion.raw_rows import insert, insert_rows
from ingestion.reading import Problem
from ingestion.receive import Received


def load_deliveries(
    connection: duckdb.DuckDBPyConnection, read: Sequence[tuple[Received, Packed]], now: datetime
) -> None:
    """Deliveries with all that they held: records, issues, keys, row balance, problems."""
    insert_rows(connection, "deliveries", [_delivery_row(received, now) for received, _ in read])
    problems = [_problem_row(item, problem) for item, packed in read for problem in packed.reading.problems]
    insert_rows(connection, "delivery_problems", problems)
    by_table: dict[str, list[pa.Table]] = defaultdict(list)
    for _, packed in read:
        for table, batch in packed.batches:
            by_table[table].append(batch)
    for table, batches in by_table.items():
        insert(connection, table, pa.concat_tables(batches))


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
    }
