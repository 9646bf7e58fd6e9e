"""Exports to raw tables: receive, read in child processes, load, decide versions, resolve names."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import duckdb

from catalogue.paths import Home
from ingestion.loading.exclusions import Excluded, drop_excluded
from ingestion.loading.load import Held, hold, insert_held, load_deliveries
from ingestion.loading.pack import Packed, read_packed, table_batches
from ingestion.loading.raw_schema import ensure_raw
from ingestion.loading.wholes import load_pieces
from ingestion.opening.grid import UnreadableFile
from ingestion.opening.pieces import Piece
from ingestion.originals.countykey import county_key, originals_key
from ingestion.originals.keychange import finish_rotation
from ingestion.originals.originals import original
from ingestion.originals.rereading import deliveries_to_reread, keep_moments, received_before, take_back
from ingestion.privacy import scrub
from ingestion.processes.readers import Answers, Question, readers
from ingestion.reading import Context, FileReading, Problem
from ingestion.receiving.receive import Received, receive
from ingestion.recognising.layouts import Layout, read_layouts
from ingestion.resolve.apply import resolve_names
from ingestion.versions.versions import decide_versions

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
    encrypt: bool = False,
    excluded: Sequence[Excluded] = (),
) -> Ingested:
    """Take in what is new under the paths. One transaction: after a failure the raw tables are as before.

    `county`: code and name from settings, '' where the register decides. Originals are kept whatever happens,
    encrypted or not; `excluded` fields are not. Raises Refused when the county's key cannot be used.
    """
    with readers() as answers:
        ensure_raw(connection)
        finish_rotation(connection, home)
        key = county_key(connection, home)
        sealing_key = originals_key(key) if encrypt else None
        received, repeated, unread = receive(home, paths, now.date(), known_files(connection), sealing_key)
        again = received_before(connection, home, deliveries_to_reread(connection, read_layouts(home.root)))
        with transaction(connection):
            done = take_in(connection, home, answers, again, received, key, now, county, report, excluded)
    done.repeated, done.list_problems = repeated, [scrub(line) for line in unread]
    return done


@contextmanager
def transaction(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """All of the block or nothing of it."""
    connection.execute("begin")
    try:
        yield
        connection.execute("commit")
    except BaseException:
        with suppress(duckdb.Error):
            connection.execute("rollback")
        raise


def take_in(
    connection: duckdb.DuckDBPyConnection,
    home: Home,
    answers: Answers,
    again: Sequence[Received],
    received: Sequence[Received],
    key: bytes,
    now: datetime,
    county: tuple[str, str],
    report: Report,
    excluded: Sequence[Excluded] = (),
) -> Ingested:
    """Read deliveries, those known already (`again`) in place of what they gave before, and decide versions and names.

    In the caller's transaction.
    """
    done = Ingested()
    taken = take_back(connection, [item.delivery_id for item in again])
    fresh = {item.sha256 for item in received}
    for item, reading in _load_all(connection, home, answers, [*again, *received], fresh, key):
        report(scrub(item.file_name))
        done.readings.append((item, reading))
    load_deliveries(connection, done.readings, now)
    keep_moments(connection, taken)
    done.replaced = decide_versions(connection)
    resolve_names(connection, *county)
    drop_excluded(connection, excluded)
    return done


def _load_all(
    connection: duckdb.DuckDBPyConnection,
    home: Home,
    answers: Answers,
    received: Sequence[Received],
    fresh: Collection[str],
    key: bytes,
) -> Iterator[tuple[Received, FileReading]]:
    """Each file read in a child process and its rows loaded, in order."""
    held, layouts = Held(), read_layouts(home.root)
    contexts = {item.delivery_id: _context(item, key, layouts) for item in received}
    with ExitStack() as all_opened:
        opened: dict[str, tuple[Path, ExitStack]] = {}

        def questions() -> Iterator[Question]:
            for item in received:
                if item.problem is None:
                    closing = all_opened.enter_context(ExitStack())
                    path = closing.enter_context(original(home, item.sha256, item.sha256 in fresh))
                    opened[item.delivery_id] = path, closing
                    yield read_packed, (path, contexts[item.delivery_id])

        outcomes = answers(questions())
        for item in received:
            if item.problem:
                yield item, FileReading([], [item.problem])
                continue
            context, outcome = contexts[item.delivery_id], next(outcomes)
            path, closing = opened.pop(item.delivery_id)
            with closing:
                reading = _load_one(connection, held, answers, path, context, outcome)
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
    path: Path,
    context: Context,
    outcome: Packed | list[Piece] | UnreadableFile,
) -> FileReading:
    try:
        if isinstance(outcome, UnreadableFile):
            raise outcome
        if isinstance(outcome, list):
            insert_held(connection, held)
            return load_pieces(connection, answers, path, context, outcome)
    except UnreadableFile as error:
        return FileReading([], [Problem("", error.code, error.message_zh)])
    hold(connection, held, outcome.batches)
    return outcome.reading
