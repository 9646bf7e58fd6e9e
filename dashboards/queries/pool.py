"""Open snapshots, each under its own id, with the results of their queries.

A snapshot never changes, so a result is right for as long as its snapshot is open; a new snapshot is a new id.
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from typing import Any

import duckdb
import pandas as pd

from catalogue.paths import Home
from muster import snapshots

KEPT_RESULTS = 512
IDLE_SECONDS = 600.0


def rows_of(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The frame as one dict per row."""
    return [{str(key): value for key, value in row.items()} for row in frame.to_dict("records")]


def row_of(frame: pd.DataFrame) -> dict[str, Any] | None:
    """The frame's first row; None where there is none."""
    return next(iter(rows_of(frame.head(1))), None)


class Snapshot:
    """One published snapshot, opened read-only. Safe to use from several threads."""

    def __init__(self, snapshot_id: str, connection: duckdb.DuckDBPyConnection) -> None:
        self.id = snapshot_id
        self.used_at = time.monotonic()
        self._connection = connection
        self._results: OrderedDict[tuple[Any, ...], pd.DataFrame] = OrderedDict()
        self._lock = threading.Lock()

    def frame(self, sql: str, **parameters: Any) -> pd.DataFrame:
        """Rows of a query; SQL null is None. The frame is shared: callers must not change it. Raises duckdb.Error."""
        key = (sql, *sorted(parameters.items()))
        with self._lock:
            self.used_at = time.monotonic()
            if key in self._results:
                self._results.move_to_end(key)
                return self._results[key]
            cursor = self._connection.cursor()
        with cursor:
            rows = cursor.execute(sql, parameters or None).fetchall()
            columns = [column[0] for column in cursor.description or []]
        result = pd.DataFrame(rows, columns=columns, dtype=object)
        with self._lock:
            self._results[key] = result
            while len(self._results) > KEPT_RESULTS:
                self._results.popitem(last=False)
        return result

    def frame_of(self, table: str, sql: str, **parameters: Any) -> pd.DataFrame:
        """`frame`, or an empty one on a snapshot from before there was that table of schema marts."""
        return self.frame(sql, **parameters) if self.has(table) else pd.DataFrame()

    def has(self, table: str) -> bool:
        """Whether it has a table of schema marts: one published by an older version may not."""
        found = self.frame(
            "select count(*) as n from information_schema.tables where table_schema = 'marts' and table_name = $table",
            table=table,
        )
        return bool(found["n"][0])

    def close(self) -> None:
        """Close the file; queries already running finish on their own cursors."""
        self._connection.close()


class Pool:
    """The snapshots of one HOME that are in use. Closes a snapshot that nobody has asked for in ten minutes."""

    def __init__(self, home: Home) -> None:
        self.home = home
        self._open: dict[str, Snapshot] = {}
        self._lock = threading.Lock()

    def snapshot(self, snapshot_id: str | None = None) -> Snapshot:
        """The snapshot of that id, else the one that `current` names now. Raises NoSnapshot, duckdb.Error."""
        chosen = snapshot_id or snapshots.current_id(self.home)
        if chosen is None:
            raise snapshots.NoSnapshot("还没有发布过快照。请先运行 muster refresh。")
        with self._lock:
            found = self._open.get(chosen)
            if found is None:
                found = self._open[chosen] = Snapshot(chosen, snapshots.connect(self.home, chosen))
            found.used_at = time.monotonic()
            self._close_idle(keep=chosen)
        return found

    def current_id(self) -> str | None:
        """The id that `current` names now, None before the first publication."""
        return snapshots.current_id(self.home)

    def _close_idle(self, keep: str) -> None:
        oldest_allowed = time.monotonic() - IDLE_SECONDS
        for snapshot_id, snapshot in list(self._open.items()):
            if snapshot_id != keep and snapshot.used_at < oldest_allowed:
                self._open.pop(snapshot_id).close()
