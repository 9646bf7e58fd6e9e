"""Exports to raw tables: receive, read in child processes, load, decide versions, resolve names."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import duckdb

from catalogue.paths import Home
from ingestion.grid import UnreadableFile
from ingestion.layouts import Layout, read_layouts
from ingestion.load import Held, hold, insert_held, load_deliveries
from ingestion.pack import Packed, read_packed, table_batches
from ingestion.pieces import Piece
from ingestion.privacy import county_key
from ingestion.raw_tables import ensure_raw
from ingestion.readers import Answers, readers
from ingestion.reading import Context, FileReading, Problem
from ingestion.receive import Received, receive
from ingestion.rereading import deliveries_to_reread, keep_moments, received_before, take_back
from ingestion.resolve.apply import resolve_names
from ingestion.versions import decide_versions
from ingestion.wholes import load_pieces

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
    layouts = read_layouts(home.root)
    again = received_before(connection, home, deliveries_to_reread(connection, layouts))
    key = county_key(home.root)
    connection.execute("begin")
    try:
        taken = take_back(connection, [item.delivery_id for item in again])
        for item, reading in _load_all(connection, [*again, *received], key, layouts):
            report(f"{item.file_name}")
            done.readings.append((item, reading))
        load_deliveries(connection, done.readings, now)
        keep_moments(connection, taken)
        done.replaced = decide_versions(connection)
        resolve_names(connection, *county)
    except BaseException:
        connection.execute("rollback")
        raise
    connection.execute("commit")
    return done


def _load_all(
    connection: duckdb.DuckDBPyConnection,
    received: Sequence[Received],
    key: bytes,
    layouts: dict[str, Layout],
) -> Iterator[tuple[Received, FileReading]]:
    """Each file read in a child process and its rows loaded, in order."""
    held = Held()
    readable = [item for item in received if item.problem is None]
    contexts = {item.delivery_id: _context(item, key, layouts) for item in received}
    with readers() as answers:
        outcomes = answers((read_packed, (item.path, contexts[item.delivery_id])) for item in readable)
        for item in received:
            context = contexts[item.delivery_id]
            reading = _load_one(
                connection, held, answers, item, context, None if item.problem else next(outcomes)
            )
            for table in reading.tables:
                hold(connection, held, table_batches(table, context))
            yield item, reading
    insert_held(connection, held)


def _context(item: Received, key: bytes, layouts: dict[str, Layout]) -> Context:
    return Context(item.delivery_id, item.file_name, item.received_on, item.sender, key, layouts)


def _load_one(
    connection: duckdb.DuckDBPyConnection,
    held: Held,
    answers: Answers,
    item: Received,
    context: Context,
    outcome: Packed | list[Piece] | UnreadableFile | None,
) -> FileReading:
    try:
        if item.problem or outcome is None:
            return FileReading([], [item.problem] if item.problem else [])
        if isinstance(outcome, UnreadableFile):
            raise outcome
        if isinstance(outcome, list):
            insert_held(connection, held)
            return load_pieces(connection, answers, item.path, context, outcome)
    except UnreadableFile as error:
        return FileReading([], [Problem("", error.code, error.message_zh)])
    hold(connection, held, outcome.batches)
    return outcome.reading
