"""Exports to raw tables: receive, read in child processes, load, decide versions, resolve names."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import duckdb

from catalogue.paths import Home
from ingestion.files import in_child
from ingestion.grid import UnreadableFile
from ingestion.load import load_delivery
from ingestion.privacy import county_key
from ingestion.raw_tables import ensure_raw
from ingestion.reading import Context, FileReading, Problem
from ingestion.receive import Received, receive
from ingestion.resolve.apply import resolve_names
from ingestion.sheets import read_file
from ingestion.versions import decide_versions

WORKERS = 2
Report = Callable[[str], None]


@dataclass
class Ingested:
    """What a refresh took in. `readings` in order of delivery."""

    readings: list[tuple[Received, FileReading]] = field(default_factory=list)
    repeated: int = 0
    replaced: int = 0

    @property
    def delivery_ids(self) -> list[str]:
        return [received.delivery_id for received, _ in self.readings]


def known_files(connection: duckdb.DuckDBPyConnection) -> set[str]:
    """sha256 of every file received so far."""
    return {row[0] for row in connection.execute("select sha256 from raw.deliveries").fetchall()}


def ingest(
    connection: duckdb.DuckDBPyConnection,
    home: Home,
    paths: Sequence[Path],
    now: datetime,
    county: tuple[str, str],
    report: Report,
) -> Ingested:
    """Take in what is new under the paths. One transaction: after a failure the raw tables are as before.

    `county`: code and name from settings, '' where the register decides. Originals are kept whatever happens.
    """
    ensure_raw(connection)
    received, repeated = receive(home, paths, now.date(), known_files(connection))
    done = Ingested(repeated=repeated)
    key = county_key(home.root)
    connection.execute("begin")
    try:
        for item, reading in _read_all(received, key):
            report(f"{item.file_name}")
            load_delivery(connection, item, reading, key, now)
            done.readings.append((item, reading))
        done.replaced = decide_versions(connection, set(done.delivery_ids))
        resolve_names(connection, *county)
    except BaseException:
        connection.execute("rollback")
        raise
    connection.execute("commit")
    return done


def _read_all(received: Sequence[Received], key: bytes) -> Iterator[tuple[Received, FileReading]]:
    """Each file read in a child process, two at a time, in order."""
    with ThreadPoolExecutor(WORKERS) as pool:
        yield from zip(received, pool.map(lambda item: _read_one(item, key), received), strict=True)


def _read_one(item: Received, key: bytes) -> FileReading:
    if item.problem:
        return FileReading([], [item.problem])
    context = Context(item.delivery_id, item.file_name, item.received_on, item.sender, key)
    try:
        reading = in_child(read_file, item.path, context)
    except UnreadableFile as error:
        return FileReading([], [Problem("", error.code, error.message_zh)])
    assert isinstance(reading, FileReading)
    return reading
