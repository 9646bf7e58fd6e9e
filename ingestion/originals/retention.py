"""Originals kept as the settings say: encrypted or not, and deleted when their time is over."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import duckdb

from catalogue.paths import Home
from ingestion.loading.raw_schema import ensure_raw
from ingestion.originals.countykey import county_key, next_key_path, originals_key
from ingestion.originals.keychange import finish_rotation
from ingestion.originals.originals import (
    SEALED,
    convert_original,
    forget_leftovers,
    has_leftovers,
    kept_originals,
)


def settle_originals(
    connection: duckdb.DuckDBPyConnection, home: Home, encrypt: bool, keep_days: int, today: date
) -> int:
    """Encrypt or decrypt what is kept the other way, delete what is older than `keep_days` (0: nothing); how many went.

    The days count from the day on which Muster took the file in. With an original goes its hand-back, which holds the
    same. Deliveries stay, and raw.originals_removed says since when their original is gone. Can be broken off at any
    point and run again. Raises Refused.
    """
    ensure_raw(connection)
    finish_rotation(connection, home)
    forget_leftovers(home)
    removed = _remove_old(connection, home, keep_days, today) if keep_days else 0
    others = [path for path in kept_originals(home) if path.name.endswith(SEALED) != encrypt]
    if others:
        key = county_key(connection, home)
        for path in others:
            convert_original(home, path, originals_key(key) if encrypt else None)
    return removed


def needs_settling(home: Home, encrypt: bool, keep_days: int) -> bool:
    """Whether `settle_originals` may have something to do, as far as that can be told without the warehouse."""
    return (
        keep_days > 0
        or next_key_path(home).exists()
        or has_leftovers(home)
        or any(path.name.endswith(SEALED) != encrypt for path in kept_originals(home))
    )


def _remove_old(connection: duckdb.DuckDBPyConnection, home: Home, keep_days: int, today: date) -> int:
    taken_in = dict(
        connection.execute(
            "select sha256, max(cast(received_at as date)) from raw.deliveries group by sha256"
        ).fetchall()
    )
    age_of = _age(taken_in, today)
    old = [path for path in kept_originals(home) if age_of(path) > keep_days]
    for path in old:
        sha256 = path.name.removesuffix(SEALED)
        # first noted, then deleted: an original that is gone without a note would look lost
        connection.execute(
            """insert into raw.originals_removed
               select ?, ? where not exists (select 1 from raw.originals_removed where sha256 = ?)""",
            [sha256, today, sha256],
        )
        shutil.rmtree(home.handback / f"d{sha256[:12]}", ignore_errors=True)
        path.unlink(missing_ok=True)
    return len(old)


def _age(taken_in: dict[str, date], today: date) -> Callable[[Path], int]:
    """Days since a file was taken in; of one that no delivery names (a damaged zip), since it was written."""

    def age(path: Path) -> int:
        written = datetime.fromtimestamp(path.stat().st_mtime).date()
        return (today - taken_in.get(path.name.removesuffix(SEALED), written)).days

    return age


def removal_marks(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """One text per original deleted: when these change, what is said of a delivery does."""
    is_there = connection.execute(
        "select 1 from information_schema.tables where table_schema = 'raw' and table_name = 'originals_removed'"
    ).fetchall()
    rows = connection.execute("select sha256 from raw.originals_removed").fetchall() if is_there else []
    return [f"removed {sha256}" for (sha256,) in rows]
