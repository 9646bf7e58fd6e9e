"""Exports to raw tables: receive, read in child processes, load, decide versions, resolve names."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import duckdb

from catalogue.paths import Home
from ingestion.children import Child, ask, reading_child
from ingestion.grid import UnreadableFile
from ingestion.load import load_deliveries
from ingestion.pack import Packed, read_packed
from ingestion.privacy import county_key
from ingestion.raw_tables import ensure_raw
from ingestion.reading import Context, FileReading, Problem
from ingestion.receive import Received, receive
from ingestion.resolve.apply import resolve_names
from ingestion.versions import decide_versions

WORKERS = 2
Report = Callable[[str], None]


@dataclass
class Ingested:
    """What a refresh took in. `readings` in order of delivery."""

    readings: list[tuple[Received, FileReading]] = field(default_factory=list)
    repeated: int = 0
    list_problems: list[str] = field(default_factory=list)
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
    received, repeated, unread = receive(home, paths, now.date(), known_files(connection))
    done = Ingested(repeated=repeated, list_problems=unread)
    key = county_key(home.root)
    connection.execute("begin")
    try:
        read = []
        for item, packed in _read_all(received, key):
            report(f"{item.file_name}")
            read.append((item, packed))
        load_deliveries(connection, read, now)
        done.readings = [(item, packed.reading) for item, packed in read]
        done.replaced = decide_versions(connection, set(done.delivery_ids))
        resolve_names(connection, *county)
    except BaseException:
        connection.execute("rollback")
        raise
    connection.execute("commit")
    return done


def _read_all(received: Sequence[Received], key: bytes) -> Iterator[tuple[Received, Packed]]:
    """Each file read in a child process, two at a time, in order."""
    mine = threading.local()
    with ExitStack() as children:

        def read(item: Received) -> Packed:
            if not hasattr(mine, "child"):
                mine.child = children.enter_context(reading_child())
            return _read_one(mine.child, item, key)

        with ThreadPoolExecutor(WORKERS) as pool:
            yield from zip(received, pool.map(read, received), strict=True)


def _read_one(child: Child, item: Received, key: bytes) -> Packed:
    if item.problem:
        return Packed(FileReading([], [item.problem]), [])
    context = Context(item.delivery_id, item.file_name, item.received_on, item.sender, key)
    try:
        packed = ask(child, read_packed, item.path, context)
    except UnreadableFile as error:
        return Packed(FileReading([], [Problem("", error.code, error.message_zh)]), [])
    assert isinstance(packed, Packed)
    return packed
